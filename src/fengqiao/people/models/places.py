"""Areas by their 12-digit code, and the agencies that serve them."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fengqiao.people.keys import new_key


class AreaLevel(models.IntegerChoices):
    """How far down the tree an area stands."""

    DISTRICT = 3, _("区县")
    TOWN = 4, _("乡镇街道")
    VILLAGE = 5, _("村居")


def level_of(code: str) -> AreaLevel:
    """How far down the tree a division code stands: its zeros say so."""
    if code.endswith("000000"):
        return AreaLevel.DISTRICT
    return AreaLevel.TOWN if code.endswith("000") else AreaLevel.VILLAGE


class Area(models.Model):
    """A district, town or village.  The key is the 12-digit division code (GB/T 2260 with GB/T 10114 below the county).

    The code holds the tree: the first 6 digits are the district, the first 9 the town, all 12 the village; so "everything
    under it" is a prefix query and no tree is kept.
    """

    code = models.CharField(_("区划代码"), primary_key=True, max_length=12, validators=[RegexValidator(r"^\d{12}$")])
    name = models.CharField(_("名称"), max_length=60)
    level = models.PositiveSmallIntegerField(_("层级"), choices=AreaLevel)

    class Meta:
        verbose_name = _("区域")
        verbose_name_plural = _("区域")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def prefix(self) -> str:
        """The digits that every code under this area begins with."""
        return self.code[: {AreaLevel.DISTRICT: 6, AreaLevel.TOWN: 9, AreaLevel.VILLAGE: 12}[AreaLevel(self.level)]]

    @property
    def district_code(self) -> str:
        return self.code[:6] + "000000"

    @property
    def chain(self) -> list[str]:
        """The codes from this area up to its district, nearest first."""
        codes = [self.code, self.code[:9] + "000", self.code[:6] + "000000"]
        return list(dict.fromkeys(codes))


class AgencyKind(models.TextChoices):
    """What kind of office it is; services name the kind that receives them."""

    SERVICE_CENTER = "service_center", _("公共法律服务中心")
    LEGAL_AID = "legal_aid", _("法律援助机构")
    MEDIATION_COMMITTEE = "mediation_committee", _("人民调解委员会")
    JUSTICE_BUREAU = "justice_bureau", _("司法局")
    JUSTICE_OFFICE = "justice_office", _("司法所")
    LAW_FIRM = "law_firm", _("律师事务所")
    GRASSROOTS_FIRM = "grassroots_firm", _("基层法律服务所")
    NOTARY_OFFICE = "notary_office", _("公证机构")
    APPRAISAL = "appraisal", _("司法鉴定机构")
    COURT = "court", _("人民法院")
    ARBITRATION = "arbitration", _("劳动人事争议仲裁委员会")
    DEPARTMENT = "department", _("政府部门")


class Agency(models.Model):
    """An office: what it is, which area it serves, how to reach it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(_("类型"), max_length=24, choices=AgencyKind)
    name = models.CharField(_("名称"), max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="agencies", verbose_name=_("服务区域"))
    district = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", verbose_name=_("区县"))
    address = models.CharField(_("地址"), max_length=120, blank=True)
    telephone = models.CharField(_("电话"), max_length=30, blank=True)
    opening = models.CharField(_("办公时间"), max_length=80, blank=True)
    longitude = models.FloatField(_("经度"), null=True, blank=True)
    latitude = models.FloatField(_("纬度"), null=True, blank=True)
    is_open = models.BooleanField(_("正常服务"), default=True)

    class Meta:
        verbose_name = _("机构")
        verbose_name_plural = _("机构")
        ordering = ["area_id", "kind", "name"]
        indexes = [models.Index(fields=["district", "kind"], name="agency_by_district_and_kind")]
        constraints = [models.UniqueConstraint(fields=["area", "kind", "name"], name="one_agency_of_a_name_in_an_area")]

    def __str__(self) -> str:
        return self.name
