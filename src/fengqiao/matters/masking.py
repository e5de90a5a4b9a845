"""What is personal, as the office reads it: covered until it is opened, and every opening recorded (``record_view``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from fengqiao.flow import Field, Kind, Role
from fengqiao.seal.masks import mask_address, mask_id_number, mask_name, mask_phone

MASKS: dict[Kind, Callable[[str], str]] = {
    Kind.NAME: mask_name,
    Kind.PHONE: mask_phone,
    Kind.ID_NUMBER: mask_id_number,
    Kind.ADDRESS: mask_address,
}


def is_office(worn: frozenset[Role]) -> bool:
    """Whether somebody with these hats reads as the office does, and not as one of those whose matter it is."""
    return any(not role.is_party for role in worn)


def masked(fields: Iterable[Field], answers: Mapping[str, object]) -> dict[str, object]:
    """The answers with everything that names, finds or reaches a person covered."""
    covered = {
        field.key: MASKS[field.kind](str(answers[field.key]))
        for field in fields
        if field.kind in MASKS and answers.get(field.key)
    }
    return {**answers, **covered}
