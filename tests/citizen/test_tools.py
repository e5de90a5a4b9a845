"""The calculators' pages: a form without script, a result that shows its working, and the way on."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pypdf
import pytest
import time_machine
from django.test import Client
from tests.cast import Stage
from tests.citizen.conftest import Visitor

from fengqiao.knowledge.local_figures import figure_on
from fengqiao.knowledge.models import LocalFigure
from fengqiao.law.calculators import CALCULATORS, InputKind, cell_key
from fengqiao.matters.models import Draft

pytestmark = pytest.mark.django_db


def test_the_list_leads_to_every_calculator_and_to_still_in_time(stage: Stage) -> None:
    page = Visitor().opens("/tools/")
    assert 'href="/still-in-time/"' in page
    for key in CALCULATORS:
        assert f'href="/tools/{key}/"' in page


def test_every_form_opens_and_asks_for_what_it_declares(stage: Stage) -> None:
    for key, calculator in CALCULATORS.items():
        page = Visitor().opens(f"/tools/{key}/")
        for one in calculator.inputs:
            name = cell_key(one, 1, one.columns[0]) if one.kind is InputKind.ROWS else one.key
            assert f'name="{name}"' in page, (key, name)


def test_without_script_the_amount_is_asked_after_the_kind(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/tools/litigation-fees/")
    page = visitor.fills(matter="property")
    assert "还有几个问题要问" in page
    page = visitor.fills(matter="property", amount="86,000元", ended=["summary", "mediated"])
    assert "975 元" in page
    assert "玖佰柒拾伍元整" in page
    assert "只减半一次" in page
    assert "/law/%E8%AF%89%E8%AE%BC%E8%B4%B9%E7%94%A8%E4%BA%A4%E7%BA%B3%E5%8A%9E%E6%B3%95/16/" in page
    assert 'value="86,000元"' in page, "what was typed is kept"
    assert "86" not in visitor.path, "nothing typed stands in the address"


def test_a_mistake_is_said_in_chinese_and_loses_nothing(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/tools/termination-pay/")
    page = visitor.fills(
        status=422, reason="expired", started_on="2025-03-01", ended_on="2019-03-11", average_wage="六千"
    )
    assert "“离职前 12 个月的平均月工资（元）”请填数字" in page
    assert 'value="2025-03-01"' in page
    page = visitor.fills(
        status=422, reason="expired", started_on="2025-03-01", ended_on="2019-03-11", average_wage="6000"
    )
    assert "离职日期不能早于入职日期" in page


def test_rows_are_posted_cell_by_cell_and_a_wrong_cell_is_named(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/tools/delayed-performance/")
    visitor.fills(kind="judgment", day_basis="365")
    typed = {"kind": "judgment", "debt": "300000", "due_on": "2025-05-31", "day_basis": "365"}
    first = {"payments_1_paid_on": "2025-08-31", "payments_1_amount": "100000"}
    page = visitor.fills(status=422, **typed, **first, payments_2_paid_on="2025-12-31", payments_2_amount="")
    assert 'href="#f-payments_2_amount"' in page
    page = visitor.fills(**typed, **first, payments_2_paid_on="2025-12-31", payments_2_amount="200000")
    assert "9,100 元" in page


def test_a_kept_figure_fills_a_blank_and_is_named_with_its_source(stage: Stage) -> None:
    district = stage.ours.district
    LocalFigure.objects.create(
        key="local_avg_wage_month", value=Decimal(7000), since=date(2025, 7, 1), source="全国口径"
    )
    LocalFigure.objects.create(
        key="local_avg_wage_month",
        value=Decimal(7800),
        since=date(2025, 1, 1),
        source="本市人社局公告",
        district=district,
    )
    with time_machine.travel("2025-11-23", tick=False):
        visitor = Visitor()
        page = visitor.opens("/tools/work-injury/")
        assert "不填就按 7800（本市人社局公告）" in page
        visitor.fills(grade="10", wage="5000", insured="yes")
        page = visitor.fills(grade="10", wage="4000", insured="yes", nursing="none")
    assert "本市人社局公告，自 2025-01-01 起" in page
    assert "32,760 元" in page  # 7 × 60 % of 7,800


def test_without_a_figure_the_page_asks_and_guesses_nothing(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/tools/work-injury/")
    visitor.fills(grade="10", wage="5000", insured="yes")
    page = visitor.fills(status=422, grade="10", wage="5000", insured="yes", nursing="none")
    assert "请填写“当地上年度职工月平均工资（元）”" in page


def test_an_old_figure_is_not_used(stage: Stage) -> None:
    LocalFigure.objects.create(key="lpr_1y", value=Decimal("3.1"), since=date(2024, 11, 20), source="同业拆借中心")
    assert figure_on("lpr_1y", date(2024, 12, 5), None) is not None
    assert figure_on("lpr_1y", date(2025, 6, 1), None) is None
    assert figure_on("lpr_1y", date(2024, 11, 1), None) is None


def test_the_pdf_says_what_the_page_says(stage: Stage) -> None:
    typed = {"matter": "property", "amount": "86000"}
    response = Client().post("/tools/litigation-fees/pdf/", typed)
    assert response["Content-Type"] == "application/pdf"
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(response.content)).pages)
    assert "1,950 元" in printed
    assert "壹仟玖佰伍拾元整" in printed
    assert "第十三条" in printed
    assert Client().post("/tools/litigation-fees/pdf/", {"matter": "property"}).status_code == 422


def test_a_result_goes_along_into_an_application(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/tools/wages/")
    visitor.fills(claim="unpaid", monthly_wage="6200")
    page = visitor.fills(claim="unpaid", monthly_wage="6200", months="3")
    assert "18,600 元" in page
    assert 'action="/tools/wages/apply/mediation/"' in page
    page = visitor.fills(at="/tools/wages/apply/mediation/", claim="unpaid", monthly_wage="6200", months="3")
    assert visitor.path.startswith("/apply/mediation/")
    assert "6,200×3 个月" in page
    assert Draft.objects.count() == 1


def test_the_english_page_speaks_english(stage: Stage) -> None:
    visitor = Visitor()
    visitor.client.cookies["django_language"] = "en"
    visitor.opens("/tools/litigation-fees/")
    visitor.fills(matter="labour")
    page = visitor.fills(matter="labour", ended=["mediated"])
    assert "Acceptance fee" in page
    assert "halved" in page or "minus one half" in page
    assert "元整" not in page


def test_no_such_calculator_is_not_found(stage: Stage) -> None:
    assert Client().get("/tools/lottery/").status_code == 404
    assert Client().post("/tools/lottery/pdf/").status_code == 404
    assert Client().post("/tools/wages/apply/lottery/").status_code == 404
    assert Client().get("/tools/wages/pdf/").status_code == 405


def test_typed_text_cannot_break_out_of_the_page(stage: Stage) -> None:
    page = Client().post("/tools/wages/", {"claim": '"><script>x</script>', "monthly_wage": '"><script>x</script>'})
    assert "<script>x" not in page.content.decode()
    assert page.status_code == 422
