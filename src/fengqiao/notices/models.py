"""The outbox and the in-site messages."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengqiao.people.keys import new_key
from fengqiao.seal.fields import SealedTextField


class Channel(models.TextChoices):
    """How a message travels."""

    SITE = "site", _("站内")
    SMS = "sms", _("短信")
    WEIXIN = "weixin", _("微信")


class Notice(models.Model):
    """One message to one person by one channel.  The text names no person and no matter but by its number."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    once = models.CharField(max_length=160, unique=True)
    """What makes it the same message: event, person and channel.  A second attempt to queue it is no message."""
    channel = models.CharField(_("渠道"), max_length=8, choices=Channel)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="notices")
    phone = SealedTextField(blank=True, default="")
    text = models.CharField(_("内容"), max_length=300)
    secret = SealedTextField(blank=True, default="", editable=False)
    """What is sent instead of the text and may be read by nobody but its receiver (a code); forgotten once it is sent."""
    link = models.CharField(_("通向"), max_length=120, blank=True)
    created_at = models.DateTimeField(_("生成时间"), auto_now_add=True)
    not_before = models.DateTimeField(_("不早于"))
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("发出时间"), null=True, blank=True)
    read_at = models.DateTimeField(_("读过的时间"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("试了几次"), default=0)
    failure = models.CharField(_("没发成的原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("通知")
        verbose_name_plural = _("通知")
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["not_before"], name="notices_waiting", condition=Q(sent_at=None)),
            models.Index(fields=["user", "-created_at"], name="notices_of_a_user"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"
