"""Local figures: entered by the office, the newest of the district first, and one a place and day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from tests.cast import build_stage

from fengqiao.knowledge.figure_admin import LocalFigureAdmin
from fengqiao.knowledge.local_figures import figure_on
from fengqiao.knowledge.models import LocalFigure
from fengqiao.law.calculators import FIGURES
from fengqiao.people.models import Area

pytestmark = pytest.mark.django_db
SINCE = date(2025, 10, 1)


def keep(value: int, **more: object) -> LocalFigure:
    row = {"key": "min_wage_month", "value": Decimal(value), "since": SINCE, "source": "省政府公告", **more}
    return LocalFigure.objects.create(**row)


def test_nothing_is_seeded() -> None:
    assert not LocalFigure.objects.exists()


def test_the_districts_own_figure_comes_before_the_general_and_the_newest_first() -> None:
    stage = build_stage()
    ours, theirs = stage.ours.district, stage.theirs.district
    keep(2200)
    keep(2300, district=ours)
    keep(2000, since=date(2023, 10, 1))
    assert value_on(date(2025, 11, 1), ours) == 2300
    assert value_on(date(2025, 11, 1), theirs) == 2200
    assert value_on(date(2025, 11, 1), None) == 2200
    assert value_on(date(2024, 1, 1), ours) == 2000
    assert value_on(date(2020, 1, 1), ours) is None


def value_on(day: date, district: Area | None) -> Decimal | None:
    found = figure_on("min_wage_month", day, district)
    return found.value if found else None


def test_two_values_for_one_place_and_day_are_refused_by_the_database() -> None:
    keep(2200)
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(2300)
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(-1, since=date(2026, 1, 1))


def test_the_admin_offers_every_figure_by_its_name() -> None:
    from django.contrib import admin

    office = LocalFigureAdmin(LocalFigure, admin.site)
    field = office.formfield_for_dbfield(LocalFigure._meta.get_field("key"), RequestFactory().get("/"))
    assert [key for key, _ in field.choices] == ["", *FIGURES], "nothing is chosen before somebody chooses it"
    row = keep(2200)
    assert (office.name(row), office.unit(row)) == ("最低月工资", "元")
    assert office.unit(LocalFigure(key="lpr_1y")) == "%"
    assert office.name(LocalFigure(key="gone")) == "gone"
    with pytest.raises(ValidationError):
        LocalFigure(key="min_wage_month", value=Decimal(-1), since=SINCE, source="x").full_clean()
    choices = LocalFigure._meta.get_field("district").get_limit_choices_to()
    assert Area.objects.complex_filter(choices).count() == 0, "the choices can be asked of the database"
    assert str(row) == "min_wage_month 2025-10-01: 2200"


def test_a_bureau_keeps_the_figures_of_its_own_district_and_reads_the_general_ones() -> None:
    stage = build_stage()
    ours, theirs = stage.ours.district, stage.theirs.district
    general, foreign = keep(2200), keep(2100, district=theirs)
    Authenticator.objects.create(user=stage.ours.director, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(stage.ours.director, backend="django.contrib.auth.backends.ModelBackend")
    add = reverse("admin:knowledge_localfigure_add")
    typed = {"key": "min_wage_month", "value": "2300", "since": "2025-10-01", "source": "省政府公告"}
    assert client.post(add, typed).status_code == 200, "whose figure it is must be said"
    assert client.post(add, {**typed, "district": theirs.pk}).status_code == 200, "and it cannot be the neighbour's"
    assert client.post(add, {**typed, "district": ours.pk}).status_code == 302
    assert value_on(date(2025, 11, 1), ours) == 2300
    listed = client.get(reverse("admin:knowledge_localfigure_changelist")).content.decode()
    assert ("2200" in listed, "2100" in listed) == (True, False)
    change = reverse("admin:knowledge_localfigure_change", args=[general.pk])
    assert client.post(change, {**typed, "value": "1"}).status_code == 403
    assert client.get(reverse("admin:knowledge_localfigure_change", args=[foreign.pk])).status_code in (302, 404)
