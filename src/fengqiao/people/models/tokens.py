"""Keys by which a program acts for a person, under that person's rights and no more."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengqiao.people.models.users import User
from fengqiao.seal.fields import sealer


class ApiTokenManager(models.Manager["ApiToken"]):
    """Makes and finds tokens; only a keyed digest is kept."""

    def issue(self, user: User, label: str, until: datetime | None) -> str:
        """Make a token for the user and return it; it cannot be read again."""
        token = f"fq_{secrets.token_urlsafe(32)}"
        self.create(user=user, label=label, until=until, digest=sealer().digest(token, "api"))
        return token

    def user_of(self, token: str, now: datetime) -> User | None:
        """The user a token acts for; None when it is unknown, has run out, or its user is no longer active."""
        rows = self.filter(Q(until=None) | Q(until__gt=now), digest=sealer().digest(token, "api"), user__is_active=True)
        found = rows.select_related("user").first()
        return found.user if found else None


class ApiToken(models.Model):
    """One token of one person, with what it is for and when it ends."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens", verbose_name=_("代表谁"))
    label = models.CharField(_("用途"), max_length=60)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(_("有效期至"), null=True, blank=True)

    objects = ApiTokenManager()

    class Meta:
        verbose_name = _("接口令牌")
        verbose_name_plural = _("接口令牌")

    def __str__(self) -> str:
        return self.label
