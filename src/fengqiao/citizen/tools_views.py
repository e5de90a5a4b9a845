"""The calculators: a list, a form each, a result with every step and its article, its PDF, and the way into a service.

What is typed comes by POST and goes back into the same page; it stands in no address, no log and no table.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fengqiao.citizen import visit
from fengqiao.citizen.declared_inputs import hidden_values, language, not_put_yet, page_of, posted_values
from fengqiao.citizen.tool_sheet import Sheet, SheetLine, pdf_of_sheet
from fengqiao.flow import Service
from fengqiao.knowledge.local_figures import figure_on
from fengqiao.law.calculators import (
    CALCULATORS,
    Calculator,
    CalculatorError,
    Line,
    Result,
    UsedFigure,
    fill_figures,
    in_words,
    read_case,
    yuan,
)
from fengqiao.law.calculators.money import number
from fengqiao.matters import drafts
from fengqiao.people.areas import district_of_visit
from fengqiao.services import CATALOGUE

MOST_SERVICES = 2
"""How many services a result offers: the nearest, and one more."""


def index(request: HttpRequest) -> HttpResponse:
    """Every calculator, and the door to "am I still in time"."""
    return render(request, "citizen/tools/index.html", {"calculators": CALCULATORS.values(), "lang": language()})


@never_cache
def tool(request: HttpRequest, key: str) -> HttpResponse:
    """The form; by POST its result above the form, with what was typed still in it."""
    calculator = _calculator_or_404(key)
    if request.method != "POST":
        return _show(request, calculator, {})
    raw = posted_values(calculator.inputs, request.POST)
    new = not_put_yet(calculator.inputs, request.POST, raw)
    if new:
        return _show(request, calculator, raw, has_new=True)
    try:
        result, used = _calculate(request, calculator, raw)
    except CalculatorError as error:
        return _show(request, calculator, raw, problems=error.problems)
    return _show(request, calculator, raw, result=result, used=used)


@require_POST
def pdf(request: HttpRequest, key: str) -> HttpResponse:
    """The result as a PDF to print or to bring along; back to the form when something is wrong."""
    calculator = _calculator_or_404(key)
    raw = posted_values(calculator.inputs, request.POST)
    try:
        result, used = _calculate(request, calculator, raw)
    except CalculatorError as error:
        return _show(request, calculator, raw, problems=error.problems)
    response = HttpResponse(pdf_of_sheet(_sheet(request, calculator, result, used)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{calculator.key}.pdf"'
    return response


@require_POST
def apply(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Into an application with the result written into "what happened"; what was written there before is kept."""
    calculator = _calculator_or_404(key)
    service = visit.service_or_404(code)
    raw = posted_values(calculator.inputs, request.POST)
    try:
        result, _used = _calculate(request, calculator, raw)
    except CalculatorError as error:
        return _show(request, calculator, raw, problems=error.problems)
    begin_with(request, service, _told(calculator, result), {})
    return redirect("apply_start", code)


def begin_with(request: HttpRequest, service: Service, words: str, known: Mapping[str, str]) -> None:
    """Open the visitor's draft of that service with these words and answers, as far as its form asks them."""
    fields = {one.key: one for one in service.fields}
    fitting = {
        key: value
        for key, value in known.items()
        if key in fields and value in {choice.key for choice in fields[key].choices}
    }
    filled = {
        **drafts.known_of(visit.signed_in(request), service),
        **drafts.known_from_words(service, words),
        **fitting,
    }
    drafts.begin(service, visit.owner_of(request, make=True), known=filled)


def services_of(codes: tuple[str, ...]) -> list[Service]:
    """The services of these codes that this catalogue offers, the nearest first."""
    return [CATALOGUE.get(code, visit.today()) for code in codes if code in CATALOGUE][:MOST_SERVICES]


def _calculator_or_404(key: str) -> Calculator:
    if key not in CALCULATORS:
        raise Http404
    return CALCULATORS[key]


def _calculate(
    request: HttpRequest, calculator: Calculator, raw: Mapping[str, object]
) -> tuple[Result, list[UsedFigure]]:
    """The result, and the local figures that filled what was left blank.  Raise CalculatorError."""
    district = district_of_visit(request)
    filled, used = fill_figures(calculator, raw, lambda key, day: figure_on(key, day, district), visit.today())
    return calculator.compute(read_case(calculator, filled)), used


def _show(
    request: HttpRequest,
    calculator: Calculator,
    raw: Mapping[str, object],
    *,
    problems: Mapping[str, str] | None = None,
    result: Result | None = None,
    used: list[UsedFigure] | None = None,
    has_new: bool = False,
) -> HttpResponse:
    lang = language()
    context = {
        "calculator": calculator,
        "name": calculator.name.said(lang),
        "page": page_of(calculator.inputs, raw, problems=problems, hints=_hints(request, calculator)),
        "has_new": has_new,
        "lang": lang,
        "result": _sheet(request, calculator, result, used or []) if result else None,
        "hidden": hidden_values(calculator.inputs, raw),
        "services": services_of(calculator.services),
    }
    return render(request, "citizen/tools/tool.html", context, status=422 if problems else 200)


def _hints(request: HttpRequest, calculator: Calculator) -> dict[str, str]:
    """What stands in for a blank, for the figures we keep as of today."""
    district, hints = district_of_visit(request), dict[str, str]()
    for one in calculator.inputs:
        known = figure_on(one.figure, visit.today(), district) if one.figure and "{" not in one.figure else None
        if known is not None and not one.figure_on:
            hints[one.key] = _("不填就按 %(value)s（%(source)s）。") % {
                "value": number(known.value),
                "source": known.source,
            }
    return hints


def _sheet(request: HttpRequest, calculator: Calculator, result: Result, used: list[UsedFigure]) -> Sheet:
    """The result in the reader's language, for the page and for the PDF alike."""
    lang, district = language(), district_of_visit(request)
    return Sheet(
        title=calculator.name.said(lang),
        headline=result.headline.said(lang),
        total=amount_text(result.total, result.total_upto),
        words=_written_out(result),
        lines=tuple(_sheet_line(line) for line in result.lines),
        notes=tuple((note.text.said(lang), note.articles) for note in result.notes),
        uncertain=tuple(text.said(lang) for text in result.uncertain),
        figures=tuple(
            _("%(name)s：%(value)s（%(source)s，自 %(since)s 起）")
            % {
                "name": one.input.label.said(lang),
                "value": number(one.value),
                "source": one.source,
                "since": one.since.isoformat(),
            }
            for one in used
        ),
        made_on=visit.today(),
        place=district.name if district else "",
        caution=_("这是帮您估算的，不是决定，也不是法律意见。拿不准请打 12348，律师免费解答。"),
    )


def _sheet_line(line: Line) -> SheetLine:
    lang = language()
    return SheetLine(
        label=line.label.said(lang),
        formula=line.formula.said(lang),
        amount=amount_text(line.amount, line.upto),
        is_counted=line.counted,
        is_monthly=line.monthly,
        cites=line.articles,
    )


def amount_text(amount: Decimal | None, upto: Decimal | None) -> str:
    """1,950 元, a range, or nothing where there is no figure."""
    if amount is None:
        return ""
    if upto is None or upto == amount:
        return _("%(amount)s 元") % {"amount": yuan(amount)}
    low, high = sorted((amount, upto))
    return _("%(low)s 至 %(high)s 元") % {"low": yuan(low), "high": yuan(high)}


def _written_out(result: Result) -> str:
    """The total in the capitals of cheques; empty for nothing, for a range, and in English."""
    if not result.total or result.total < 0 or result.total_upto is not None or language() == "en":
        return ""
    return in_words(result.total)


def _told(calculator: Calculator, result: Result) -> str:
    """The result in words for an application: always Chinese, because an office reads it."""
    lines = [f"我用网站的“{calculator.name.zh}”算过：{result.headline.zh}"]
    if result.total is not None:
        lines[0] += f" {yuan(result.total)} 元" + (f" 至 {yuan(result.total_upto)} 元" if result.total_upto else "")
    for line in result.lines:
        amount = f" = {yuan(line.amount)} 元" if line.amount is not None else ""
        lines.append(f"{line.label.zh}：{line.formula.zh}{amount}")
    return "\n".join(lines)
