"""The forms of signing in.

A citizen gives a mobile number, then the six digits sent to it; there is no separate signing up.  A member of staff gives
a user name and a password, then the six digits of their own device.
"""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, RequestLoginCodeForm
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import context, ratelimit
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from fengqiao.people.accounts import AccountAdapter
from fengqiao.people.keys import new_key
from fengqiao.people.models import User

_LONGEST = 200
"""No user name, telephone or password is longer; a database may refuse to look for what is."""
STAFF_SESSION_SECONDS = 12 * 60 * 60
"""A member of staff signs in once a working day; a citizen's own phone is remembered longer."""


class PhoneForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth carries no types
    """Asks the number.  One we do not know gets an account without password, which the code then proves.

    The limits on how often a code is asked for, by address and by number, are allauth's and are taken first.
    """

    _user: User | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].error_messages["required"] = _("请写手机号。")

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if not phone.removeprefix("+86").startswith("1"):
            raise ValidationError(_("座机收不到短信，请写一个手机号。"))
        phone = super().clean_phone()
        if phone and self._user is None:
            self._user = citizen_with_phone(phone.removeprefix("+86"))
        return phone


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth carries no types
    """The six digits, with the keyboard for numbers; the phone offers the code from the message itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("验证码")
        field.error_messages["required"] = _("请写短信里的六位数字。")
        field.widget.attrs.update({"inputmode": "numeric", "maxlength": 6, "autofocus": True})
        field.widget.attrs.pop("placeholder", None)

    def clean_code(self) -> str:
        """The digits, as long as this code was not guessed at too often, however many tries came at once."""
        request = context.request
        if not ratelimit.consume(
            request, action="guess_login_code", key=f"{request.session.session_key}:{self.expected_code}"
        ):
            raise ValidationError(AccountAdapter.error_messages["too_many_login_attempts"])
        code: str = super().clean_code()
        return code


class StaffForm(LoginForm):  # type: ignore[misc]  # allauth carries no types
    """User name and password.  allauth drops the password where nobody signs up with one; staff are entered with one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, autocomplete, missing in (
            ("login", _("用户名"), "username", _("请写用户名。")),
            ("password", _("密码"), "current-password", _("请写密码。")),
        ):
            self.fields[name].error_messages["required"] = missing
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs.update({"autocomplete": autocomplete, "placeholder": ""})
            self.fields[name].validators.append(MaxLengthValidator(_LONGEST))

    def _setup_password_field(self) -> None:
        """Keep the password."""

    def _login_with_password(self, request: HttpRequest, redirect_url: str | None, credentials: Any) -> HttpResponse:
        response: HttpResponse = super()._login_with_password(request, redirect_url, credentials)
        request.session.set_expiry(STAFF_SESSION_SECONDS)
        return response


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


def send_code(request: HttpRequest, phone: str) -> str:
    """Send a sign-in code to a number somebody has just given in another form.

    Return "" when it is on its way (the next page is ``account_confirm_login_code``), else a sentence saying why not.
    The same limits hold as on the sign-in page.
    """
    form = PhoneForm({"phone": phone})
    if not form.is_valid():
        return str(next(iter(form.errors.values()))[0])
    LoginCodeVerificationProcess.initiate(request=request, user=form._user, phone=form.cleaned_data["phone"])
    return ""
