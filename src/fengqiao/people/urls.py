"""Signing in, out, and looking after one's account."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
