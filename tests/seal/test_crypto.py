"""The national algorithms against their published vectors, and what a seal promises."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.seal import SealBroken, Sealer, sm3_hex
from fengqiao.seal.masks import mask_address, mask_id_number, mask_name, mask_phone

SEALER = Sealer(bytes(range(32)))


def test_sm3_of_the_standards_first_example() -> None:
    assert sm3_hex(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"  # GB/T 32905, A.1


def test_sm4_of_the_standards_first_example() -> None:
    key = bytes.fromhex("0123456789abcdeffedcba9876543210")
    encryptor = Cipher(algorithms.SM4(key), modes.ECB()).encryptor()
    assert encryptor.update(key).hex() == "681edf34d206965e86b3e94f536e4246"  # GB/T 32907, A.1


@given(st.text(max_size=300), st.text(min_size=1, max_size=40))
def test_what_is_sealed_for_a_place_opens_there_and_nowhere_else(text: str, place: str) -> None:
    sealed = SEALER.seal(text, place)
    assert SEALER.open(sealed, place) == text
    with pytest.raises(SealBroken):
        SEALER.open(sealed, place + "x")
    with pytest.raises(SealBroken):
        Sealer(bytes(32)).open(sealed, place)


@given(st.text(min_size=1, max_size=80), st.data())
def test_a_changed_seal_does_not_open(text: str, data: st.DataObject) -> None:
    sealed = SEALER.seal(text, "a")
    at = data.draw(st.integers(3, len(sealed) - 1))
    changed = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
    try:
        assert SEALER.open(changed, "a") == text, "only the unused bits of the last base64 character may differ"
        assert at >= len(sealed) - 4
    except SealBroken:
        pass


@given(st.text(max_size=60))
def test_the_same_text_is_sealed_differently_and_found_by_the_same_digest(text: str) -> None:
    assert SEALER.seal(text, "a") != SEALER.seal(text, "a")
    assert SEALER.digest(text, "phone") == SEALER.digest(text, "phone")
    assert SEALER.digest(text, "phone") != SEALER.digest(text, "name")


def test_a_short_key_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"\./fengqiao secrets"):
        Sealer(b"short")


def test_masks_show_no_more_than_they_promise() -> None:
    assert mask_phone("13800001234") == "138****1234"
    assert mask_id_number("379901199001010015") == "379***********0015"
    assert mask_name("欧阳小满") == "欧***"
    assert mask_name("") == ""
    assert mask_address("枫林区清河镇柳林村三号") == "枫林区清河镇…"
