"""A matter as its office sees it, and the things on the page that are not actions: opening sealed data, own notes, files."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fengqiao.desk.matter_view import MatterView, facts_to_open, gather, party_view
from fengqiao.desk.visits import Visit, desk_view, is_htmx, matter_or_404, page
from fengqiao.matters import private_notes
from fengqiao.matters.acting import record_view
from fengqiao.matters.attachments import CONTENT_TYPES, as_download, files_for
from fengqiao.matters.errors import AnswersInvalid
from fengqiao.matters.models import Matter
from fengqiao.matters.numbers import plain_number
from fengqiao.notices.inbox import mark_read
from fengqiao.people.keys import new_key

PREVIEWED = ("image/jpeg", "image/png", "image/webp", "application/pdf")
"""What a browser shows by itself without running anything of it."""


@require_safe
@desk_view
def matter(request: HttpRequest, visit: Visit, number: str) -> HttpResponse:
    """The matter's page."""
    if (plain := plain_number(number)) and number != plain:
        return redirect("desk:matter", plain)
    one, worn = matter_or_404(visit, number)
    mark_read(visit.user, request.path, visit.now)
    return _shown(request, visit, gather(one, worn, visit))


def _shown(request: HttpRequest, visit: Visit, view: MatterView, **more: object) -> HttpResponse:
    context = {"view": view, "matter": view.matter, "previewed": PREVIEWED, **more}
    return page(request, visit, "desk/matter.html", context)


@require_POST
@desk_view
def open_party(request: HttpRequest, visit: Visit, number: str, party_id: UUID) -> HttpResponse:
    """Show a party's sealed data once, and record that it was opened.

    The data stands in this answer alone: it is never in an address, and coming back to the page shows the mask again.
    """
    one, worn = matter_or_404(visit, number)
    party = next((party for party in one.parties.all() if party.pk == party_id), None)
    if party is None:
        raise Http404
    _record(request, visit, one, {str(party.pk): facts_to_open(party)})
    if is_htmx(request):
        context = {"one": party_view(party, is_open=True), "matter": one}
        return page(request, visit, "desk/matter.html#party", context)
    return _shown(request, visit, gather(one, worn, visit, opened=str(party.pk)))


def _record(request: HttpRequest, visit: Visit, matter: Matter, what: dict[str, list[str]]) -> None:
    """Record what is about to be shown; a form sent twice is one look."""
    key = request.POST.get("idempotency_key", "")[:32] or new_key().hex
    record_view(matter.pk, by=visit.user, what=what, key=f"look-{key}", now=visit.now)


@require_POST
@desk_view
def note(request: HttpRequest, visit: Visit, number: str) -> HttpResponse:
    """Keep a note of one's own on the matter."""
    one, worn = matter_or_404(visit, number)
    if not private_notes.may_note(one, worn):
        raise Http404
    text = request.POST.get("text", "")
    try:
        private_notes.add_note(one, visit.user, worn, text)
    except AnswersInvalid as error:
        return _shown(request, visit, gather(one, worn, visit), note_problem=str(error), note_text=text)
    messages.success(request, _("手记已保存，只有您自己能看。"))
    return HttpResponseRedirect(reverse("desk:matter", args=[number]) + "#notes")


@require_safe
@desk_view
def file(request: HttpRequest, visit: Visit, number: str, file_id: UUID) -> FileResponse:
    """A file of the matter: shown in the browser when it is a picture or a PDF and that was asked for, else downloaded."""
    one, worn = matter_or_404(visit, number)
    found = next((attachment for attachment in files_for(one, worn) if attachment.pk == file_id), None)
    if found is None:
        raise Http404
    response = as_download(found)
    if "view" in request.GET and found.content_type in PREVIEWED:
        response["Content-Disposition"] = "inline"
        if found.content_type == "application/pdf":
            # A browser's own PDF reader does not open in a sandbox; the file still may load and run nothing.
            response["Content-Security-Policy"] = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
    return response


@require_POST
@desk_view
def paper(request: HttpRequest, visit: Visit, number: str, paper_id: UUID, kind: str) -> HttpResponse:
    """An issued paper as the file it was made into.  It names the parties in full, so taking it is recorded."""
    from fengqiao.matters import paper_files  # loads the typesetter, which no other page needs

    one, _worn = matter_or_404(visit, number)
    found = one.papers.filter(pk=paper_id).first()
    if found is None:
        raise Http404
    made, content_type = (
        (paper_files.pdf_of(found), "application/pdf")
        if kind == "pdf"
        else (paper_files.docx_of(found), CONTENT_TYPES["docx"])
    )
    _record(request, visit, one, {str(party.pk): ["paper"] for party in one.parties.all()})
    response = HttpResponse(made, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, f"{found.number}.{kind}") or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
