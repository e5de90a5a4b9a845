"""Answers to declared questions: checked once, the same for pages, drafts, the API and hand-overs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from fengqiao.flow import Field, Kind
from fengqiao.matters.drawn import drawn_anew
from fengqiao.people.identity import NotANumber, clean_id_number, clean_phone

SHANGHAI = ZoneInfo("Asia/Shanghai")
SHORT_TEXT = 200
LONG_TEXT = 5_000

Answer = str | int | bool | list[str]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Answers that were taken, split by what may stand in the open, and what is wrong with the rest."""

    open: dict[str, Answer] = field(default_factory=dict)
    sealed: dict[str, Answer] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def all(self) -> dict[str, Answer]:
        return {**self.open, **self.sealed}


class _Wrong(ValueError):
    """One answer cannot be taken; the message is for the person who gave it."""


def clean_answers(fields: Iterable[Field], given: Mapping[str, object], today: date) -> Cleaned:
    """Check what was given against what was asked.

    ``given`` maps field keys to text (or lists of text for CHOICES, FILES); unknown keys are ignored, as are answers to
    questions that were not put.  Every problem is found at once.
    """
    cleaned = Cleaned()
    for one in fields:
        if not one.is_asked(cleaned.all):
            continue
        raw = given.get(one.key)
        if _is_blank(raw):
            if one.required:
                cleaned.problems[one.key] = _missing(one)
            continue
        try:
            value = _CLEANERS.get(one.kind, _clean_text)(one, raw, today)
        except _Wrong as error:
            cleaned.problems[one.key] = str(error)
            continue
        (cleaned.sealed if one.is_sealed else cleaned.open)[one.key] = value
    return cleaned


def dump_sealed(answers: Mapping[str, Answer]) -> str:
    """Sealed answers as the text that is encrypted; empty when there are none."""
    return json.dumps(answers, ensure_ascii=False, sort_keys=True) if answers else ""


def load_sealed(text: str) -> dict[str, Answer]:
    """The answers of :func:`dump_sealed`."""
    loaded: dict[str, Answer] = json.loads(text) if text else {}
    return loaded


def is_key(text: str) -> bool:
    """Whether the text is a key as forms write it; asking the database for anything else is an error."""
    try:
        return len(text) in (32, 36) and bool(UUID(text))
    except ValueError:
        return False


def _missing(one: Field) -> str:
    """What to do about a question that must be answered and was not."""
    label = {"label": _(one.label)}
    match one.kind:
        case Kind.CHOICE | Kind.CHOICES | Kind.YES_NO | Kind.PERSON | Kind.AREA:
            return _("请选一项：“%(label)s”。") % label
        case Kind.SIGNATURE:
            return _("请签名：用手指写，或者打出全名。")
        case _:
            return _("请填写“%(label)s”。") % label


def _is_blank(raw: object) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip()) or (isinstance(raw, list | tuple) and not any(raw))


def _text_of(raw: object) -> str:
    text = str(raw[0] if isinstance(raw, list | tuple) else raw)
    return "".join(ch for ch in text.replace("\r\n", "\n") if ch == "\n" or ch.isprintable()).strip()


def _clean_text(one: Field, raw: object, _today: date) -> Answer:
    text = _text_of(raw)
    bound = one.max_length or (LONG_TEXT if one.kind is Kind.LONG_TEXT else SHORT_TEXT)
    if len(text) > bound:
        raise _Wrong(
            _("“%(label)s”写了 %(count)d 字，最多 %(bound)d 字；请删短一些，细节可以当面说或作为材料上传。")
            % {"label": _(one.label), "count": len(text), "bound": bound}
        )
    return text


def _clean_choice(one: Field, raw: object, _today: date) -> Answer:
    text = _text_of(raw)
    if text not in {choice.key for choice in one.choices}:
        raise _Wrong(_("“%(label)s”请从列出的选项里选一个。") % {"label": _(one.label)})
    return text


def _clean_choices(one: Field, raw: object, _today: date) -> Answer:
    picked = [str(item) for item in (raw if isinstance(raw, list | tuple) else [raw]) if str(item)]
    if set(picked) - {choice.key for choice in one.choices}:
        raise _Wrong(_("“%(label)s”请从列出的选项里选。") % {"label": _(one.label)})
    return [choice.key for choice in one.choices if choice.key in picked]


def _clean_yes_no(one: Field, raw: object, _today: date) -> Answer:
    text = str(raw).lower() if isinstance(raw, bool) else _text_of(raw).lower()
    if text in {"yes", "true", "on", "1"}:
        return "yes"
    if text in {"no", "false", "off", "0"}:
        if one.must_be_yes:
            raise _Wrong(_(one.must_be_yes))
        return "no"
    raise _Wrong(_("“%(label)s”请选“是”或“否”。") % {"label": _(one.label)})


def _clean_date(one: Field, raw: object, today: date) -> Answer:
    text = _text_of(raw).replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").replace(".", "-")
    try:
        year, month, day = (int(part) for part in text.split("-"))
        value = date(year, month, day)
    except (ValueError, OverflowError):
        raise _Wrong(_("“%(label)s”请写成年-月-日，例如 2026-03-05。") % {"label": _(one.label)}) from None
    if not 1900 <= value.year <= today.year + 50:
        raise _Wrong(_("“%(label)s”的年份不对，请再看一遍。") % {"label": _(one.label)})
    if one.until_today and value > today:
        raise _Wrong(_("“%(label)s”不能晚于今天，请再看一遍。") % {"label": _(one.label)})
    if one.from_today and value < today:
        raise _Wrong(_("“%(label)s”不能早于今天，请再看一遍。") % {"label": _(one.label)})
    return value.isoformat()


def _clean_moment(one: Field, raw: object, today: date) -> Answer:
    try:
        value = datetime.fromisoformat(_text_of(raw))
        local = value.replace(tzinfo=SHANGHAI) if value.tzinfo is None else value.astimezone(SHANGHAI)
    except (ValueError, OverflowError):
        raise _Wrong(_("“%(label)s”请写日期和时间，例如 2026-03-05 14:30。") % {"label": _(one.label)}) from None
    if not 1900 <= local.year <= today.year + 50:
        raise _Wrong(_("“%(label)s”的年份不对，请再看一遍。") % {"label": _(one.label)})
    return local.isoformat(timespec="minutes")


def _clean_money(one: Field, raw: object, _today: date) -> Answer:
    text = _text_of(raw).replace(",", "").replace("，", "").replace("元", "").replace("¥", "").replace("￥", "")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise _Wrong(_("“%(label)s”请只写数字，例如 12000.50。") % {"label": _(one.label)}) from None
    if not value.is_finite() or value < 0 or value > Decimal("1e12") or value != value.quantize(Decimal("0.01")):
        raise _Wrong(_("“%(label)s”请写不小于 0 的金额，最多两位小数。") % {"label": _(one.label)})
    return str(value.quantize(Decimal("0.01")))


def _clean_integer(one: Field, raw: object, _today: date) -> Answer:
    text = _text_of(raw)
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise _Wrong(_("“%(label)s”请写整数。") % {"label": _(one.label)})
    return int(text)


def _clean_phone(_one: Field, raw: object, _today: date) -> Answer:
    try:
        return clean_phone(_text_of(raw))
    except NotANumber as error:
        raise _Wrong(str(error)) from None


def _clean_id_number(_one: Field, raw: object, today: date) -> Answer:
    try:
        return clean_id_number(_text_of(raw), today)
    except NotANumber as error:
        raise _Wrong(str(error)) from None


def _clean_files(_one: Field, raw: object, _today: date) -> Answer:
    return [str(item) for item in (raw if isinstance(raw, list | tuple) else [raw]) if str(item)]


def _clean_signature(one: Field, raw: object, _today: date) -> Answer:
    text = _text_of(raw)
    if not text.startswith("data:"):
        if 2 <= len(text) <= 40:
            return text
        raise _Wrong(_("请用手指签名，或者打出您的全名。"))
    if not (drawn := drawn_anew(text)):
        raise _Wrong(_("“%(label)s”没有收到，请再签一次。") % {"label": _(one.label)})
    return drawn


_CLEANERS: dict[Kind, Callable[[Field, object, date], Answer]] = {
    Kind.CHOICE: _clean_choice,
    Kind.CHOICES: _clean_choices,
    Kind.YES_NO: _clean_yes_no,
    Kind.DATE: _clean_date,
    Kind.MOMENT: _clean_moment,
    Kind.MONEY: _clean_money,
    Kind.INTEGER: _clean_integer,
    Kind.PHONE: _clean_phone,
    Kind.ID_NUMBER: _clean_id_number,
    Kind.FILES: _clean_files,
    Kind.SIGNATURE: _clean_signature,
}
