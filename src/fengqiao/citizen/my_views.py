"""One's own matters: where each stands, by when the next thing must happen, what was issued, what can be done."""

from __future__ import annotations

import re
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fengqiao.citizen import visit
from fengqiao.citizen.home_views import titled
from fengqiao.citizen.service_views import aim_of, main_road
from fengqiao.flow import Action, HandOff, Kind, Role
from fengqiao.law.ics import due_event, due_ics
from fengqiao.look.language import reading_language
from fengqiao.matters import reading
from fengqiao.matters.attachments import as_download, files_for
from fengqiao.matters.clocks import matter_runs
from fengqiao.matters.drafts import drafts_of
from fengqiao.matters.models import ClockState, IssuedPaper, Matter
from fengqiao.matters.papers import content_of
from fengqiao.notices.inbox import mark_all_read, mark_read, recent_of, unread_of
from fengqiao.people.models import SafeContact, User
from fengqiao.seal import mask_id_number

_REMIND_DAYS_BEFORE = (3, 1)
_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
_PAPER_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@never_cache
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """What I am writing, what is going on, what is finished."""
    owner = visit.owner_of(request)
    assert owner.user is not None  # login_required
    matters = list(reading.matters_of_party(owner.user)[:100])
    context = {
        "open_matters": reading.labelled([matter for matter in matters if matter.is_open], owner.user),
        "closed_matters": reading.labelled([matter for matter in matters if not matter.is_open], owner.user),
        "drafts": titled(drafts_of(owner)),
        "notices": unread_of(owner.user),
    }
    return render(request, "citizen/my.html", context)


@never_cache
@login_required
def notices(request: HttpRequest) -> HttpResponse:
    """My messages, newest first; a POST marks all as read."""
    user = visit.signed_in(request)
    assert user is not None  # login_required
    if request.method == "POST":
        mark_all_read(user, visit.now())
        return redirect("my_notices")
    return render(request, "citizen/notices.html", {"notices": recent_of(user)})


@never_cache
@login_required
def matter(request: HttpRequest, number: str) -> HttpResponse:
    """One matter, as this visitor may see it."""
    found = visit.matter_or_404(request, number)
    user = visit.signed_in(request)
    assert user is not None  # login_required
    mark_read(user, request.path, visit.now())
    return render(request, "citizen/matter.html", _context(request, found))


@never_cache
@login_required
def received(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt: the number to write down, the clocks, what happens next."""
    found = visit.matter_or_404(request, number)
    if Role.APPLICANT not in visit.hats_of(request, found):
        raise Http404
    return render(request, "citizen/received.html", _context(request, found))


def _context(request: HttpRequest, found: Matter) -> dict[str, object]:
    worn = visit.hats_of(request, found)
    today = visit.today()
    user = visit.signed_in(request)
    is_other = Role.RESPONDENT in worn and Role.APPLICANT not in worn
    own = reading.own_party(found, user) if user else None
    timeline = reading.timeline(found, worn)
    clocks = reading.clock_faces(found, today)
    offered = reading.offered_now(found, worn, today)
    first = _first_to_do(found, offered)
    forwards = [(action, unmet) for action, unmet in offered if unmet or not action.danger]
    return {
        "matter": found,
        "step": found.step,
        "step_label": found.step.label_seen_by(is_other=is_other),
        "step_next": found.step.next_seen_by(is_other=is_other),
        "own": own,
        "is_applicant": Role.APPLICANT in worn,
        "others": [party for party in found.parties.all() if own is None or party.pk != own.pk],
        "clocks": [face for face in clocks if face.colour != "done"],
        "done_clocks": [face for face in clocks if face.colour == "done"],
        "has_dates": any(face.run.state is ClockState.RUNNING and face.run.due for face in clocks),
        "timeline": timeline,
        "news": news_for(timeline, user),
        "papers": reading.papers_for(found, worn),
        "files": files_for(found, worn),
        "answers": [(question, _masked(answer)) for question, answer in reading.application(found, worn)],
        "actions": sorted(forwards, key=lambda one: one[0] != first),
        "backwards": [action for action, unmet in offered if action.danger and not unmet],
        "first_action": first,
        "is_aim": found.step_key == aim_of(found.service).key,
        "hand_offs": _ways_on(found) if Role.APPLICANT in worn else (),
        "can_invite": _can_invite(found, worn),
        "others_join": any(place.joins_by_link for place in found.service.parties),
        "leave": settings.LEAVE_URL if own and own.safe_contact != SafeContact.ANY else "",
    }


def _first_to_do(found: Matter, offered: list[tuple[Action, str | None]]) -> Action | None:
    """The action that stands out: the first that can be done now and brings the matter on."""
    road = [step.key for step in main_road(found.service)]
    for action, unmet in offered:
        if not unmet and not action.danger and _brings_on(action, found.step_key, road):
            return action
    return None


def _brings_on(action: Action, here: str, road: list[str]) -> bool:
    """Whether the action leads on: not back along the main road, and not beside it (asking for another lawyer)."""
    if not action.to:
        return bool(action.opens) or any(field.kind is Kind.SIGNATURE for field in action.fields)
    is_back = here in road and action.to in road and road.index(action.to) < road.index(here)
    return not is_back


def _ways_on(found: Matter) -> list[HandOff]:
    """The services to go on to; one that a step of this service opens for both sides is left to that step."""
    opened = {action.opens for action in found.service.actions}
    return [one for one in found.service.hand_offs if one.to not in opened]


def _masked(answer: str) -> str:
    """An answer with the identity number in it covered: a phone is lent, looked at over a shoulder, left lying open."""
    return _ID_NUMBER.sub(lambda found: mask_id_number(found[0]), answer)


def news_for(timeline: list[reading.Entry], reader: User | None) -> reading.Entry | None:
    """What somebody else wrote or sent last, which is what the reader came to see; None when there is no such thing."""
    newest = next(iter(timeline), None)
    if newest is None or (reader is not None and newest.event.actor_id == reader.pk):
        return None
    return newest if newest.facts or newest.files else None


def _can_invite(found: Matter, worn: frozenset[Role]) -> bool:
    """Whether the other side still has to join and this visitor may send the link."""
    joins = any(place.joins_by_link for place in found.service.parties)
    waiting = any(party.role == Role.RESPONDENT and not party.joined_at for party in found.parties.all())
    return joins and waiting and found.is_open and Role.APPLICANT in worn


@never_cache
@login_required
def file(request: HttpRequest, number: str, key: UUID) -> FileResponse:
    """A file of the matter, to those who may read it."""
    found = visit.matter_or_404(request, number)
    one = next((one for one in files_for(found, visit.hats_of(request, found)) if one.pk == key), None)
    if one is None:
        raise Http404
    return as_download(one)


@never_cache
@login_required
def paper_text(request: HttpRequest, number: str, key: UUID) -> HttpResponse:
    """A paper as text on the phone."""
    found, paper = _paper_or_404(request, number, key)
    context = {
        "matter": found,
        "paper": paper,
        "content": content_of(paper),
        "signatures": reading.signatures_of(paper),
    }
    return render(request, "citizen/paper.html", context)


@never_cache
@login_required
def paper(request: HttpRequest, number: str, key: UUID, kind: str) -> HttpResponse:
    """A paper as a file, PDF or Word."""
    from fengqiao.matters import paper_files  # the typesetter is loaded when somebody wants a file

    _found, one = _paper_or_404(request, number, key)
    data = paper_files.pdf_of(one) if kind == "pdf" else paper_files.docx_of(one)
    response = HttpResponse(data, content_type=_PAPER_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{_file_name(one, kind)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _file_name(one: IssuedPaper, kind: str) -> str:
    """A file name of plain letters: the matter's number and the paper's key name nobody."""
    return f"{one.matter.number}-{one.key}.{kind}"


def _paper_or_404(request: HttpRequest, number: str, key: UUID) -> tuple[Matter, IssuedPaper]:
    found = visit.matter_or_404(request, number)
    readable = reading.papers_for(found, visit.hats_of(request, found))
    one = next((one for one in readable if one.pk == key), None)
    if one is None:
        raise Http404
    return found, one


@never_cache
@login_required
def calendar(request: HttpRequest, number: str) -> HttpResponse:
    """The matter's running clocks as a calendar file, from the same dates the page shows."""
    found = visit.matter_or_404(request, number)
    spoken = found.spoken_number
    events = [
        due_event(
            run.due,
            _("%(clock)s（%(number)s）") % {"clock": _(run.clock.label), "number": spoken},
            now=visit.now(),
            uid=f"{found.number}-{run.clock.key}@fengqiao",
            url=f"{settings.PUBLIC_URL}/my/{found.number}/",
            lang=reading_language(),
            remind_days_before=run.clock.reminds_before or _REMIND_DAYS_BEFORE,
        )
        for run in matter_runs(found)
        if run.state is ClockState.RUNNING and run.due is not None
    ]
    response = HttpResponse(due_ics(events), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.number}.ics"'
    return response
