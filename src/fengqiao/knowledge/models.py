"""Statutes as imported, version beside version, and the holiday notices this installation entered."""

from __future__ import annotations

import tomllib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fengqiao.law.errors import CalendarError
from fengqiao.law.notices import read_notice
from fengqiao.people.models import AreaLevel


class StatuteVersion(models.Model):
    """One version of one law.  ``name`` is the short form used in citations."""

    name = models.CharField(_("名称"), max_length=160)
    title = models.CharField(_("全称"), max_length=200)
    kind = models.CharField(_("类别"), max_length=20)
    status = models.CharField(_("状态"), max_length=12)
    version_date = models.DateField(_("版本日期"), null=True)
    effective_date = models.DateField(_("施行日期"), null=True)
    source = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    """SM3 over title, dates and articles: the same text imported twice is one version."""
    is_current = models.BooleanField(_("现行"), default=True)
    """The version citations of this name mean today."""
    is_searched = models.BooleanField(default=True)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("法规")
        verbose_name_plural = _("法规")
        ordering = ["name", "-version_date"]
        indexes = [models.Index(fields=["name", "is_current"], name="statute_by_name")]
        constraints = [models.UniqueConstraint(fields=["name", "digest"], name="one_row_a_version")]

    def __str__(self) -> str:
        return f"《{self.name}》{self.version_date or ''}"


class ArticleText(models.Model):
    """One article of one version."""

    statute = models.ForeignKey(StatuteVersion, on_delete=models.CASCADE, related_name="articles")
    position = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    sub = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=40)
    chapter = models.CharField(max_length=120, blank=True)
    section = models.CharField(max_length=120, blank=True)
    text = models.TextField()

    class Meta:
        verbose_name = _("条文")
        verbose_name_plural = _("条文")
        ordering = ["statute_id", "position"]
        indexes = [models.Index(fields=["statute", "number", "sub"], name="article_by_number")]

    def __str__(self) -> str:
        return self.label

    @property
    def place(self) -> str:
        """Its place in addresses: 12, or 12-1 for 第十二条之一."""
        return f"{self.number}-{self.sub}" if self.sub else str(self.number)


class CitationImpact(models.Model):
    """Something that cites an article which an import changed or removed, to be looked at and confirmed by a person.

    One row for each place and article and change.  A confirmed row is never changed again: with the entry in the admin's
    log it is the trail of who looked at what.
    """

    class Change(models.TextChoices):
        """What became of the cited article."""

        CHANGED = "changed", _("条文有改动")
        REMOVED = "removed", _("新版没有这一条")
        REPEALED = "repealed", _("整部法已废止")

    law = models.CharField(_("法规"), max_length=160)
    label = models.CharField(_("条"), max_length=40)
    change = models.CharField(_("变动"), max_length=10, choices=Change.choices)
    old_article = models.ForeignKey(ArticleText, on_delete=models.CASCADE, related_name="+", verbose_name=_("原条文"))
    new_article = models.ForeignKey(
        ArticleText, on_delete=models.CASCADE, related_name="+", null=True, verbose_name=_("新条文")
    )
    """The article of the same number in the version since; None when there is none."""
    likely_article = models.ForeignKey(
        ArticleText, on_delete=models.SET_NULL, related_name="+", null=True, verbose_name=_("可能移到")
    )
    """The article of the new version that reads most like the old one, where that is another; None when none is near."""
    cited_by = models.CharField(_("谁引用"), max_length=20)
    """The kind of place: a value of ``citing.CiterKind``."""
    where = models.CharField(_("在哪里"), max_length=200)
    district = models.CharField(max_length=12, blank=True, default="", editable=False)
    """Whose matter it stands in; empty for what the platform declares."""
    found_at = models.DateTimeField(_("发现时间"), auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, verbose_name=_("确认人")
    )
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, editable=False)
    note = models.CharField(_("处理说明"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("修法影响")
        verbose_name_plural = _("修法影响")
        ordering = ["confirmed_at", "law", "old_article__position", "cited_by", "where"]
        constraints = [
            models.UniqueConstraint(
                fields=["old_article", "change", "cited_by", "where"], name="one_row_a_place_and_change"
            )
        ]

    def __str__(self) -> str:
        return f"《{self.law}》{self.label} ← {self.where}"


class HolidayNotice(models.Model):
    """A year's holiday arrangement entered here, when the software does not carry it yet."""

    year = models.PositiveSmallIntegerField(_("年份"), unique=True)
    toml = models.TextField(_("安排"), help_text=_("与 holidays_data 里的年度文件同一格式。"))
    entered_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("节假日安排")
        verbose_name_plural = _("节假日安排")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)

    def clean(self) -> None:
        """Raise ValidationError, naming every problem, when the text is not a notice of the year."""
        try:
            notice = read_notice(tomllib.loads(self.toml))
        except (CalendarError, tomllib.TOMLDecodeError) as error:
            raise ValidationError({"toml": str(error)}) from error
        if notice.year != self.year:
            raise ValidationError({"year": f"文件写的是 {notice.year} 年，这里填的是 {self.year} 年，请改成一样的。"})


class CountedCalendar(models.Model):
    """The holiday arrangements by which every open clock was last counted; at most one row.

    Where it differs from those in force, a notice was entered, corrected or brought by a new version of the software.
    """

    digest = models.CharField(max_length=64)
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("时限所依据的节假日安排")

    def __str__(self) -> str:
        return f"{self.counted_at:%Y-%m-%d %H:%M}"


class LocalFigure(models.Model):
    """A figure of a place from a day on (a minimum wage, an LPR), entered by the bureau with its source; nothing is seeded.

    A newer row replaces an older one from its own day; both are kept, because an older matter is counted with the older.
    """

    key = models.CharField(_("哪个数"), max_length=60)
    """A key of ``law.calculators.FIGURES``."""
    district = models.ForeignKey(
        "people.Area",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        limit_choices_to={"level": AreaLevel.DISTRICT},
        verbose_name=_("适用区县"),
        help_text=_("全国、全省通用的不填。"),
    )
    value = models.DecimalField(_("数值"), max_digits=14, decimal_places=4, validators=[MinValueValidator(0)])
    since = models.DateField(_("从哪天起"))
    source = models.CharField(
        _("出处"), max_length=200, help_text=_("发文机关、文号或者网址，例如“某省人社厅 2025 年第 3 号通告”。")
    )
    entered_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("当地数据")
        verbose_name_plural = _("当地数据")
        ordering = ["key", "-since"]
        indexes = [models.Index(fields=["key", "since"], name="figure_by_key_and_day")]
        constraints = [
            models.UniqueConstraint(fields=["key", "district", "since"], name="one_figure_a_district_and_day"),
            models.UniqueConstraint(
                fields=["key", "since"], condition=models.Q(district=None), name="one_general_figure_a_day"
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="figure_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.since}: {self.value}"
