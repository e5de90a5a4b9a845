"""The table of complaints."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fengqiao.people.keys import new_key
from fengqiao.people.models import Area
from fengqiao.seal.fields import SealedTextField


class ComplaintKind(models.TextChoices):
    """What somebody wants to say."""

    SERVICE = "service", _("工作人员的态度、作风")
    LATE = "late", _("超过了时限，没人管")
    MONEY = "money", _("有人向我要钱、要东西")
    PRIVACY = "privacy", _("我的信息被泄露或者用错了")
    SITE = "site", _("网站不好用，或者写错了")
    IDEA = "idea", _("提个建议")
    PRAISE = "praise", _("表扬")


class Complaint(models.Model):
    """One complaint or suggestion.  Text and contact are sealed; the number is random, so that nobody can count along."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    number = models.CharField(_("编号"), max_length=12, unique=True)
    district = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", verbose_name=_("区县"))
    kind = models.CharField(_("类型"), max_length=12, choices=ComplaintKind)
    text = SealedTextField(_("内容"))
    matter_number = models.CharField(_("办件编号"), max_length=16, blank=True, default="")
    """As typed, if the complaint is about a matter; digits only."""
    name = SealedTextField(_("称呼"), blank=True, default="")
    phone = SealedTextField(_("电话"), blank=True, default="")
    created_at = models.DateTimeField(_("收到时间"))
    reply = SealedTextField(_("答复"), blank=True, default="")
    replied_at = models.DateTimeField(_("答复时间"), null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("投诉建议")
        verbose_name_plural = _("投诉建议")
        ordering = ["-created_at"]
        indexes = [
            # The bureau's list: what waits for an answer first, oldest first.
            models.Index(fields=["district", "replied_at", "created_at"], name="complaints_of_a_district"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def spoken_number(self) -> str:
        """The number in groups of four, as it is read aloud."""
        return f"{self.number[:4]} {self.number[4:8]} {self.number[8:]}"


class ContactLook(models.Model):
    """Somebody of the bureau opened how the writer of a complaint can be reached.  Rows are added, never changed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("联系方式查看记录")
        verbose_name_plural = _("联系方式查看记录")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.at}"
