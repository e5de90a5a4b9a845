"""Papers: filled from the matter inside the action's transaction, numbered, kept with their digest.

The content is fixed when the paper is issued; the Word and PDF files are made from that content and kept with theirs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from fengqiao.flow import Action, Field, Paper, Role, Who
from fengqiao.law.calendar import date_zh
from fengqiao.law.citation import Article
from fengqiao.law.clocks import clock_on
from fengqiao.law.duedate import DueDate
from fengqiao.matters.answer_words import shown
from fengqiao.matters.answers import SHANGHAI, Answer, Cleaned, load_sealed
from fengqiao.matters.clocks import Run, matter_runs
from fengqiao.matters.models import Event, IssuedPaper, Matter, Party
from fengqiao.matters.parties import contact_of
from fengqiao.people.models import Agency, AgencyKind, Posting, SafeContact
from fengqiao.seal import sm3_hex


def issue(matter: Matter, key: str, event: Event, cleaned: Cleaned) -> IssuedPaper:
    """Issue the paper of that key for this event."""
    paper = matter.service.paper(key)
    count = matter.papers.filter(key=key).count() + 1
    number = f"{paper.number_prefix}〔{event.on.year}〕{matter.number[4:-1].lstrip('0')}号" + (
        f"-{count}" if count > 1 else ""
    )
    content = {
        "title": paper.title,
        "number": number,
        "agency": issuer_of(matter, paper),
        "from_parties": paper.issued_by is Role.APPLICANT,
        "seal": paper.sealed and paper.issued_by is not Role.APPLICANT,
        "hands": list(paper.hands),
        "matter": matter.spoken_number,
        # The day under a paper that others sign is written by hand, when all have signed.
        "date": "　　　　年　　月　　日" if paper.signed_by else chinese_date(event.on),
        "paragraphs": _paragraphs(
            matter, paper, _Places(matter, event, cleaned, for_both=_read_by_both(matter, paper))
        ),
        "cites": [str(article) for article in paper.cites],
        "signers": [role.label for role in paper.signed_by],
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return IssuedPaper.objects.create(
        matter=matter,
        event=event,
        key=key,
        number=number,
        title=paper.title,
        sealed_content=canonical,
        content_digest=sm3_hex(canonical.encode()),
        seen_by=paper.shown_to,
        issued_at=event.at,
    )


def _paragraphs(matter: Matter, paper: Paper, places: _Places) -> list[str]:
    """The body, filled, each line somebody typed a paragraph of its own.

    A paragraph about a provincial clock is left out where that does not run.
    """
    running = {run.clock.key for run in matter_runs(matter)}
    provincial = {
        clock.key for clock in matter.service.clocks if clock.rule and clock_on(clock.rule, matter.opened_on).region
    }
    absent = provincial - running
    told = [text for text in paper.body if not any(f"_{key}}}" in text for key in absent)]
    lines = [line.strip() for text in told for line in text.format_map(places).split("\n")]
    return [line for line in lines if line]


def issuer_of(matter: Matter, paper: Paper) -> str:
    """Whose head and seal the paper carries: the agency's, the bureau's that decides above it, or nobody's."""
    if paper.issued_by is Role.BUREAU:
        return bureau_of(matter)
    return "" if paper.issued_by is Role.APPLICANT else matter.agency.name


def office_of_handler(matter: Matter, on: date) -> str:
    """Where the named person works in the handler's role; "" when nobody is named."""
    if matter.handler is None or matter.service.handler is None:
        return ""
    posts = Posting.objects.current(on).filter(user=matter.handler, role=matter.service.handler)
    post = (
        posts.filter(agency__district_id=matter.district_id).select_related("agency").order_by("agency__name").first()
    )
    return post.agency.name if post else ""


def bureau_of(matter: Matter) -> str:
    """The name of the bureau of the matter's district."""
    found = (
        Agency.objects.filter(kind=AgencyKind.JUSTICE_BUREAU, district_id=matter.district_id).order_by("name").first()
    )
    return found.name if found else f"{matter.district.name}司法局"


def content_of(paper: IssuedPaper) -> dict[str, Any]:
    """The paper's content: title, number, agency, matter, date, paragraphs, cites, signers."""
    content: dict[str, Any] = json.loads(paper.sealed_content)
    return content


def chinese_date(day: date) -> str:
    """A day as papers write it: 2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


class _Places(dict[str, str]):
    """What a paper's paragraphs may name: answers of the form and the action, parties, clocks; unknown ones stay blank.

    ``{filed}`` lists what lies in the file.  Of a clock that runs, ``{length_key}`` is its length, ``{due_key}`` its last
    day and ``{sum_key}`` how that was counted, as the matter's pages show it.
    """

    def __init__(self, matter: Matter, event: Event, cleaned: Cleaned, *, for_both: bool = False) -> None:
        super().__init__()
        self.matter = matter
        answers = {**matter.answers, **load_sealed(matter.sealed_answers)}
        for field in matter.service.fields:
            self[field.key] = _printed(field, answers.get(field.key))
        for action in matter.service.actions:
            if action.key == event.action:
                for field in action.fields:
                    self[field.key] = _printed(field, cleaned.all.get(field.key))
        for role in (Role.APPLICANT, Role.RESPONDENT):
            people = [party for party in matter.parties.all() if party.role == role]
            for one in ("name", "id_number", "phone", "address"):
                self[f"{role}_{one}"] = "、".join(getattr(party, one) or "（未登记）" for party in people)
            kept = _kept_back(matter) if for_both else frozenset()
            for one in kept:
                self[f"{role}_{one}"] = f"（由{matter.agency.name}登记保管）"
            self[f"{role}_who"] = "；".join(_who(party, kept, matter.agency.name) for party in people)
        self["number"] = matter.spoken_number
        self["opened_on"] = chinese_date(matter.opened_on)
        self["today"] = chinese_date(event.on)
        self["agency"] = matter.agency.name
        self["bureau"] = bureau_of(matter)
        self["government"] = f"{matter.district.name}人民政府"
        self["handler"] = matter.handler.name if matter.handler else ""
        self["handler_phone"] = (matter.handler.phone if matter.handler else "") or "（请向本机构询问）"
        self["handler_office"] = office_of_handler(matter, event.on)
        self["service"] = matter.service.name

    def _told_before(self, key: str) -> str | None:
        """The last answer an earlier action gave to this question, as people read it."""
        declared = {action.key: action for action in self.matter.service.actions}
        for earlier in self.matter.events.order_by("-seq"):
            action = declared.get(earlier.action)
            field = next((one for one in action.fields if one.key == key), None) if action else None
            given = {**earlier.data, **load_sealed(earlier.sealed)} if field else {}
            if field is not None and key in given:
                return shown(field, given[key])
        return None

    def _filed(self) -> str:
        """What lies in the file so far, a line each: the papers in the order issued, then how many files were handed in."""
        papers = self.matter.papers.order_by("issued_at", "pk")
        lines = [
            f"{n}. {paper.title}，{paper.number}，{chinese_date(paper.issued_at.astimezone(SHANGHAI).date())}"
            for n, paper in enumerate(papers, start=1)
        ]
        return "\n".join([*lines, f"{len(lines) + 1}. 当事人和承办人提交的材料，{self.matter.attachments.count()}件"])

    def __missing__(self, key: str) -> str:
        if key == "filed":
            return self._filed()
        if (told := self._told_before(key)) is not None:
            return told
        what, _, clock = key.partition("_")
        if what in _OF_CLOCK:
            for run in matter_runs(self.matter):
                if run.clock.key == clock and run.due is not None:
                    return _OF_CLOCK[what](run, run.due)
        return "________"


def _printed(field: Field, value: Answer | None) -> str:
    """An answer as papers print it: what was not answered is 无."""
    return "无" if value is None else shown(field, value)


def _read_by_both(matter: Matter, paper: Paper) -> bool:
    """Whether the other side reads the paper as well."""
    return paper.shown_to is Who.ALL and any(place.role is Role.RESPONDENT for place in matter.service.parties)


def _kept_back(matter: Matter) -> frozenset[str]:
    """The facts of a person that a paper for both sides does not give: telephones never, as was promised to both.

    Where somebody spoke of violence or of a telephone that is not safe, no address either: they may have fled.  What an
    agreement states of the parties is left to it (人民调解法 art. 29: 可以载明); the agency keeps the rest, and gives a court
    what the court asks for.
    """
    told_of_danger = matter.answers.get("violence") == "yes"
    told_of_danger |= any(contact_of(party) != SafeContact.ANY for party in matter.parties.all())
    if told_of_danger or (matter.origin is not None and "address" in _kept_back(matter.origin)):
        return frozenset({"phone", "address"})
    return frozenset({"phone"})


_FACTS = (("id_number", "身份证号码"), ("address", "住址"), ("phone", "电话"))


def _who(party: Party, kept: frozenset[str], agency: str) -> str:
    """A party as a paper names them: the name, what is known to tell them from others, and who acts for them.

    Of the facts kept back it says who keeps them.
    """
    known = [(key, label, value) for key, label in _FACTS if (value := getattr(party, key))]
    told = [party.name or "（未登记）", *(f"{label}{value}" for key, label, value in known if key not in kept)]
    if withheld := "和".join(label for key, label, _value in known if key in kept):
        told.append(f"{withheld}由{agency}登记保管")
    helper = f"（由{party.helper_name}代为办理，关系：{party.helper_relation}）" if party.helper_name else ""
    return "，".join(told) + helper


def _last(due: DueDate) -> str:
    """The last day, with the hour where the clock counts hours."""
    return date_zh(due.require()) + (f"{due.moment:%H:%M}" if due.moment else "")


_OF_CLOCK: dict[str, Callable[[Run, DueDate], str]] = {
    "length": lambda run, _due: run.period.zh(),
    "due": lambda _run, due: _last(due),
    "sum": lambda _run, due: "；".join(step.zh() for step in due.steps),
}


__all__ = ["Action", "Article", "Paper", "content_of", "issue"]
