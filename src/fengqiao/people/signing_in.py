"""How a citizen signs in: a mobile number, then the six digits sent to it.  There is no separate signing up."""

from __future__ import annotations

from allauth.account.forms import RequestLoginCodeForm
from django.db import IntegrityError, transaction

from fengqiao.people.keys import new_key
from fengqiao.people.models import User


class PhoneForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth carries no types
    """Asks the number.  One we do not know gets an account without password, which the code then proves.

    The limits on how often a code is asked for, by address and by number, are allauth's and are taken first.
    """

    def clean_phone(self) -> str:
        phone: str = super().clean_phone()
        if phone and self._user is None:
            self._user = citizen_with_phone(phone.removeprefix("+86"))
        return phone


def citizen_with_phone(phone: str) -> User:
    """The user of that number of eleven digits, made when there is none."""
    found = User.objects.with_phone(phone)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return User.objects.create_user(f"c-{new_key().hex}", phone=phone)
    except IntegrityError:
        # Two taps at once: the other one made it.
        made = User.objects.with_phone(phone)
        if made is None:
            raise
        return made
