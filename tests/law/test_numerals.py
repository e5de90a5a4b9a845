"""Chinese numerals as statutes write them, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.law.errors import CitationError
from fengqiao.law.numerals import chinese_number, number_from


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (100, "一百"), (101, "一百零一"),
        (110, "一百一十"), (111, "一百一十一"), (205, "二百零五"), (1000, "一千"), (1001, "一千零一"),
        (1010, "一千零一十"), (1079, "一千零七十九"), (1260, "一千二百六十"), (10000, "一万"), (10005, "一万零五"),
        (100000, "十万"), (102030, "十万二千零三十"), (100200, "十万零二百"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_in_a_statute(number: int, text: str) -> None:
    assert chinese_number(number) == text
    assert number_from(text) == number


@given(st.integers(0, 99_999_999))
def test_every_number_comes_back(number: int) -> None:
    assert number_from(chinese_number(number)) == number
    assert number_from(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("１０７９", 1079), ("一〇七九", 1079), ("二○二六", 2026), ("两百", 200), ("一十", 10), ("百", 100), ("十", 10)],
)
def test_other_spellings_are_read(text: str, number: int) -> None:
    assert number_from(text) == number


@pytest.mark.parametrize("text", ["", "十百", "一二十", "1十", "万", "三十万万", "之", "五千万x", "²", "9" * 5000])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(CitationError, match="不是可识别的数字"):
        number_from(text)


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_numbers_no_statute_needs_are_refused(number: int) -> None:
    with pytest.raises(CitationError, match="cannot write"):
        chinese_number(number)
