"""The law library by API: every clock, every calculator, and "am I still in time".  Nothing asked here is kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from fengqiao.api import law_shapes as shapes
from fengqiao.api.shapes import Problem
from fengqiao.knowledge.local_figures import figure_on
from fengqiao.knowledge.notices import calendar_in_force
from fengqiao.law.calculators import CALCULATORS, Calculator, Input, articles_of, fill_figures, read_case
from fengqiao.law.calculators.money import number
from fengqiao.law.clocks import CLOCKS, Clock
from fengqiao.law.still_in_time import SITUATIONS, FoundLimit, Situation, find_limits, inputs_of, read_days
from fengqiao.look.language import reading_language
from fengqiao.matters.answers import SHANGHAI
from fengqiao.people.models import Area

router = Router(tags=["law"])
_REFUSALS = {404: Problem, 422: Problem}


@router.get("/clocks", response=list[shapes.StatutoryClock], summary="Every statutory clock, earlier versions included")
def clocks(request: HttpRequest, law: str = "") -> list[shapes.StatutoryClock]:
    """All of them, or those that cite one law (its full name)."""
    versions = [version for id_ in CLOCKS for version in CLOCKS.versions(id_)]
    return [_clock(one) for one in versions if not law or any(article.law == law for article in one.articles)]


@router.get("/calculators", response=list[shapes.CalculatorRow], summary="The calculators")
def calculators(request: HttpRequest) -> list[shapes.CalculatorRow]:
    """Every calculator by its key."""
    return [shapes.CalculatorRow(**_named(one)) for one in CALCULATORS.values()]


@router.get(
    "/calculators/{key}", response={200: shapes.CalculatorShape, 404: Problem}, summary="What a calculator asks"
)
def calculator(request: HttpRequest, key: str) -> shapes.CalculatorShape:
    """Its inputs and the articles its rules rest on."""
    found = _calculator(key)
    articles = [str(article) for article in articles_of(key)]
    return shapes.CalculatorShape(**_named(found), inputs=_inputs(found.inputs), articles=articles)


@router.post(
    "/calculators/{key}", response={200: shapes.CalculationShape, **_REFUSALS}, summary="Calculate, with every step"
)
def calculation(request: HttpRequest, key: str, asked: shapes.CalculationAsked) -> shapes.CalculationShape:
    """The same sum as the page; what was left out is filled from the district's figures, and they are named."""
    found = _calculator(key)
    district = Area.objects.filter(pk=asked.district).first() if asked.district else None
    today = timezone.now().astimezone(SHANGHAI).date()
    filled, used = fill_figures(found, asked.inputs, lambda figure, day: figure_on(figure, day, district), today)
    result = found.compute(read_case(found, filled))
    figures = [
        shapes.FigureShape(input=one.input.key, value=number(one.value), source=one.source, since=one.since)
        for one in used
    ]
    return shapes.CalculationShape.model_validate({**result.as_json(reading_language()), "figures": figures})


@router.get("/still-in-time", response=list[shapes.SituationRow], summary="What may have happened")
def situations(request: HttpRequest) -> list[shapes.SituationRow]:
    """Every situation by its key."""
    return [shapes.SituationRow(**_of_situation(one)) for one in SITUATIONS.values()]


@router.get(
    "/still-in-time/{key}", response={200: shapes.SituationShape, 404: Problem}, summary="What a situation asks"
)
def situation(request: HttpRequest, key: str) -> shapes.SituationShape:
    """The days it asks for, what to do today, and where to go on."""
    found, lang = _situation(key), reading_language()
    return shapes.SituationShape(
        **_of_situation(found),
        inputs=_inputs(inputs_of(found)),
        today=[note.text.said(lang) for note in found.today],
        services=list(found.services),
    )


@router.post(
    "/still-in-time/{key}",
    response={200: list[shapes.LimitShape], **_REFUSALS},
    summary="Every limit that applies, with its date, its steps and the days left",
)
def limits(request: HttpRequest, key: str, asked: shapes.SituationAsked) -> list[shapes.LimitShape]:
    """The same limits as the page, in the order declared."""
    found = _situation(key)
    today = timezone.now().astimezone(SHANGHAI).date()
    days = read_days(found, asked.inputs, today)
    return [_limit(one) for one in find_limits(found, days, today, calendar=calendar_in_force())]


def _calculator(key: str) -> Calculator:
    if key not in CALCULATORS:
        raise Http404
    return CALCULATORS[key]


def _situation(key: str) -> Situation:
    if key not in SITUATIONS:
        raise Http404
    return SITUATIONS[key]


def _clock(one: Clock) -> shapes.StatutoryClock:
    lang = reading_language()
    return shapes.StatutoryClock(
        id=one.id,
        name=one.name_en if lang == "en" else one.name_zh,
        section=one.section.en if lang == "en" else one.section.zh,
        kind=one.kind.value,
        length=str(one.period) if one.period else None,
        length_text=one.length_text(),
        starts=one.starts_zh,
        articles=[str(article) for article in one.articles],
        extensions=[str(extension) for extension in one.extensions],
        pauses=one.pauses_zh,
        extends=one.extends_zh,
        effect=one.effect_zh,
        fixed=one.fixed,
        region=one.region,
        certain=one.certain,
        note=one.note_zh,
        in_force_from=one.in_force_from,
        until=one.until,
    )


def _named(one: Calculator) -> dict[str, str]:
    lang = reading_language()
    return {"key": one.key, "name": one.name.said(lang), "summary": one.summary.said(lang)}


def _of_situation(one: Situation) -> dict[str, str]:
    lang = reading_language()
    return {"key": one.key, "group": one.group.name.said(lang), "name": one.name.said(lang)}


def _inputs(inputs: Iterable[Input]) -> list[shapes.InputShape]:
    lang = reading_language()
    return [
        shapes.InputShape(
            key=one.key,
            label=one.label.said(lang),
            kind=one.kind.value,
            required=one.required,
            help=one.help.said(lang),
            options={option.key: option.label.said(lang) for option in one.options},
            default=one.default,
            asked_if=[one.asked_if[0], list(one.asked_if[1])] if one.asked_if else None,
            figure=one.figure,
            columns=_inputs(one.columns),
        )
        for one in inputs
    ]


def _limit(one: FoundLimit) -> shapes.LimitShape:
    lang = reading_language()
    return shapes.LimitShape(
        clock=one.clock.id,
        name=one.name.said(lang),
        state=one.state.value,
        last_day=one.last_day,
        left=one.left,
        words=one.words.said(lang),
        note=one.limit.note.said(lang),
        stops=one.stops.said(lang),
        uncertain=[text.said(lang) for text in one.uncertain],
        articles=[str(article) for article in one.clock.articles],
        due=one.due.as_json() if one.due else None,
    )
