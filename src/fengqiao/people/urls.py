"""Signing in, out, and looking after one's account.

Citizens come in at ``sign-in/`` with a telephone code; staff at ``login/`` with a password and a second factor.
"""

from allauth.account.views import request_login_code
from django.urls import include, path

urlpatterns = [
    path("sign-in/", request_login_code, name="sign_in"),
    path("", include("allauth.urls")),
]
