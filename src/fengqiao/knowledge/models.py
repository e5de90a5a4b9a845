"""Statutes as imported, version beside version, and the holiday notices this installation entered."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


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
        from fengqiao.knowledge.notices import check_notice

        check_notice(self.toml, self.year)
