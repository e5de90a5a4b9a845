"""The impact list in the back office: both texts side by side, confirmed one by one, each confirmation in the log."""

from __future__ import annotations

from typing import Any, Literal

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from fengqiao.knowledge.changed_words import changes
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
        return _both(row.old_article, row.new_article, _("现在"))

    @admin.display(description=_("这条规则现在可能在"))
    def likely(self, row: CitationImpact) -> SafeString | str:
        return _both(row.old_article, row.likely_article, _("最像的一条")) if row.likely_article else "—"

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

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Saving confirms, once and for good: not with an empty note, from a key pressed by mistake."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "note" and field is not None:
            field.required = True
            field.help_text = _("比如：引用改到第二十条了；看过，引用的意思没有变，不用改。确认以后不能再改。")
        return field

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


def _both(old: ArticleText, new: ArticleText | None, heading: object) -> SafeString:
    """Both texts side by side: the words that went marked in the old one, those that came in the new one."""
    return format_html(
        '<p>{}</p><div class="both-texts">{}{}</div>',
        _told(old, new),
        _side(old, _("原来"), _marked(old, new, "gone")),
        _side(new, heading, _marked(old, new, "new")),
    )


def _told(old: ArticleText, new: ArticleText | None) -> object:
    """How the two compare, said before them."""
    if new is None:
        return ""
    if old.text == new.text:
        return _("两边的文字一样。")
    if not changes(old.text, new.text):
        return _("两边的文字差得太多，没有逐字标出，请整条对照。")
    return _("删去的字划了线，新加的字加了底色和下划线。")


def _marked(old: ArticleText, new: ArticleText | None, shown: Literal["gone", "new"]) -> SafeString | None:
    """One side's text, its changed words as ``del`` or ``ins``; None where words are not compared."""
    pieces = changes(old.text, new.text) if new else []
    changed = "<del>{}</del>" if shown == "gone" else "<ins>{}</ins>"
    parts = [
        format_html(changed if one.kind == shown else "{}", one.text) for one in pieces if one.kind in ("same", shown)
    ]
    return mark_safe("".join(parts)) if parts else None  # noqa: S308  # each part is escaped above


def _side(article: ArticleText | None, heading: object, marked: SafeString | None) -> SafeString:
    if article is None:
        return format_html("<div><strong>{}</strong><p>{}</p></div>", heading, _("没有这一条"))
    return format_html(
        '<div><strong>{} · {} {}</strong><p class="both-texts__words">{}</p></div>',
        heading,
        article.label,
        article.statute.version_date or "",
        marked or article.text,
    )
