"""Whoever WeChat vouches for may come in; the account is made without asking anything."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Signing up by form is closed; by WeChat it is open."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return True
