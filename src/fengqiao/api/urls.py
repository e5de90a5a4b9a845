"""Addresses of the API."""

from django.urls import path

from fengqiao.api.doors import api

urlpatterns = [path("", api.urls)]
