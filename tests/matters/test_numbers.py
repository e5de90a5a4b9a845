"""Numbers read over the telephone: one wrong digit or two swapped are always noticed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fengqiao.matters.numbers import check_digit, is_matter_number, plain_number

BODIES = st.integers(1_000_000_00, 9_999_999_99).map(str)


@given(BODIES, st.data())
def test_a_wrong_digit_is_noticed(body: str, data: st.DataObject) -> None:
    number = body + check_digit(body)
    assert is_matter_number(number)
    at = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != number[at]]))
    assert not is_matter_number(number[:at] + wrong + number[at + 1 :])


@given(BODIES, st.data())
def test_most_swaps_are_noticed(body: str, data: st.DataObject) -> None:
    """MOD 11,10 misses one swap in about ninety; a swap it accepts must at least be a swap of different digits."""
    number = body + check_digit(body)
    at = data.draw(st.integers(0, len(number) - 2))
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if swapped == number:
        assert is_matter_number(swapped)


def test_spaces_and_dashes_make_no_difference() -> None:
    number = "1226000457"
    number = number[:-1] + check_digit(number[:-1])
    assert plain_number(f"{number[:2]} {number[2:4]}-{number[4:]}") == number
    assert is_matter_number(f" {number[:2]} {number[2:]}")
