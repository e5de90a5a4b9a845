"""The impact list in the back office: both texts side by side, confirmed one by one, each confirmation in the log."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from fengqiao.knowledge.citing import CiterKind
from fengqiao.knowledge.impact import AlreadyConfirmed, confirm
from fengqiao.knowledge.models import ArticleText, CitationImpact
from fengqiao.people.office_admin import DistrictAdmin, of_request


@admin.register(CitationImpact)
class CitationImpactAdmin(DistrictAdmin):
    """Rows come from imports alone: they can be read and confirmed, not made, edited or deleted."""

    district_path = ""
    list_display = ("law", "label", "change", "kind", "where", "confirmed_at", "confirmed_by")
    list_filter = (("confirmed_at", admin.EmptyFieldListFilter), "change", "cited_by")
    search_fields = ("law", "label", "where")
    fields = ("law", "label", "change", "kind", "where", "texts", "likely", "found_at", "confirmation", "note")
    readonly_fields = ("law", "label", "change", "kind", "where", "texts", "likely", "found_at", "confirmation")

    @admin.display(description=_("谁引用"), ordering="cited_by")
    def kind(self, row: CitationImpact) -> str:
        return CiterKind(row.cited_by).zh

    @admin.display(description=_("原文和新文"))
    def texts(self, row: CitationImpact) -> SafeString:
        return format_html(
            '<div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1.5rem">{}{}</div>',
            _side(row.old_article, _("原来")),
            _side(row.new_article, _("现在")),
        )

    @admin.display(description=_("这条规则现在可能在"))
    def likely(self, row: CitationImpact) -> SafeString | str:
        return _side(row.likely_article, _("最像的一条")) if row.likely_article else "—"

    @admin.display(description=_("确认"))
    def confirmation(self, row: CitationImpact) -> str:
        if row.confirmed_at is None:
            return str(_("还没有人确认。看过两边的文字、改好引用之后，写一句处理说明并保存，就算确认。"))
        local = timezone.localtime(row.confirmed_at)
        return f"{row.confirmed_by}，{local:%Y-%m-%d %H:%M}"

    def get_queryset(self, request: HttpRequest) -> QuerySet[CitationImpact]:
        """What the platform declares, and the answers in one's own district."""
        rows: QuerySet[CitationImpact] = super().get_queryset(request)
        districts = of_request(request)
        return rows if districts is None else rows.filter(district__in=["", *districts])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: CitationImpact | None = None) -> tuple[str, ...]:
        confirmed = obj is not None and obj.confirmed_at is not None
        return (*self.readonly_fields, "note") if confirmed else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: CitationImpact, form: Any, change: bool) -> None:
        """Saving confirms; what somebody confirmed meanwhile stays theirs."""
        try:
            confirm(obj.pk, by=request.user, now=timezone.now(), note=obj.note)  # type: ignore[arg-type]
        except AlreadyConfirmed as error:
            messages.error(request, str(error))
            request._came_second = True  # type: ignore[attr-defined]  # a request carries what was found for it

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """What the admin's log says, who and when beside the row itself."""
        return str(_("确认了修法影响：%(row)s") % {"row": form.instance})

    def log_change(self, request: HttpRequest, obj: CitationImpact, message: Any) -> Any:
        """No entry for a confirmation that came second and changed nothing."""
        return None if hasattr(request, "_came_second") else super().log_change(request, obj, message)

    def response_change(self, request: HttpRequest, obj: CitationImpact) -> HttpResponse:
        """On to the next one that waits."""
        following = self.get_queryset(request).filter(confirmed_at=None).first()
        if following is None or "_continue" in request.POST:
            answer: HttpResponse = super().response_change(request, obj)
            return answer
        return HttpResponseRedirect(f"../../{following.pk}/change/")


def _side(article: ArticleText | None, heading: object) -> SafeString:
    if article is None:
        return format_html("<div><strong>{}</strong><p>{}</p></div>", heading, _("没有这一条"))
    version = article.statute.version_date or ""
    return format_html(
        '<div><strong>{} · {} {}</strong><p style="white-space:pre-line">{}</p></div>',
        heading,
        article.label,
        version,
        article.text,
    )
