"""Places a citizen can go to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengqiao.people.keys import new_key
from fengqiao.people.models import Agency, Area


class PlaceKind(models.TextChoices):
    """What a place is."""

    WINDOW = "window", _("服务窗口")
    SERVICE_STATION = "service_station", _("公共法律服务工作站")
    SERVICE_STUDIO = "service_studio", _("公共法律服务工作室")
    RIDER_STATION = "rider_station", _("骑士驿站")
    LAW_CULTURE = "law_culture", _("法治文化阵地")
    CONTACT_POINT = "contact_point", _("行政复议联络点")
    RECONSIDERATION_HALL = "reconsideration_hall", _("行政复议办公场所")
    HOLIDAY_CLASS = "holiday_class", _("假期课堂")
    SERVICE_MEMBERS_PARTNER = "members_partner", _("双拥优惠单位")
    POCKET_PARK = "pocket_park", _("双拥口袋公园")
    EXHIBITION_HALL = "exhibition_hall", _("双拥展馆")


class Place(models.Model):
    """One place, with what it offers and when it is open.  Its own code leads a visitor to its page."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    code = models.CharField(_("场所码"), max_length=12, unique=True)
    kind = models.CharField(_("类型"), max_length=20, choices=PlaceKind)
    name = models.CharField(_("名称"), max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="places", verbose_name=_("所在区域"))
    district = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", verbose_name=_("区县"))
    agency = models.ForeignKey(Agency, on_delete=models.SET_NULL, null=True, blank=True, related_name="places")
    address = models.CharField(_("地址"), max_length=120, blank=True)
    telephone = models.CharField(_("电话"), max_length=30, blank=True)
    opening = models.CharField(_("开放时间"), max_length=80, blank=True)
    offers = models.CharField(_("提供什么"), max_length=200, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    is_open = models.BooleanField(_("正常开放"), default=True)

    class Meta:
        verbose_name = _("场所")
        verbose_name_plural = _("场所")
        ordering = ["area_id", "kind", "name"]
        indexes = [models.Index(fields=["district", "kind"], name="place_by_district_and_kind")]

    def __str__(self) -> str:
        return self.name
