"""Signing in: allauth does the work; this says how our people differ from its defaults.

Citizens sign in by a six-digit code sent to a mobile number; staff by user name, password and TOTP.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.forms import CharField, TextInput
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengqiao.notices.models import Channel
from fengqiao.notices.outbox import queue
from fengqiao.people.identity import NotANumber, clean_phone
from fengqiao.people.keys import new_key
from fengqiao.people.models import User


class PhoneField(CharField):
    """An 11-digit mobile number, shown with the keyboard for numbers."""

    widget = TextInput(attrs={"type": "tel", "inputmode": "numeric", "autocomplete": "tel"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("手机号"))
        super().__init__(max_length=20, **kwargs)

    def clean(self, value: Any) -> str:
        """The number as +86 and eleven digits, however it was spaced; a landline passes here and is told why not later."""
        typed: str = super().clean(value)
        try:
            return "+86" + clean_phone(typed) if typed else ""
        except NotANumber:
            raise ValidationError(_("手机号应当是 11 位数字，以 1 开头。")) from None


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Telephone numbers of eleven digits, sealed; codes by our own outbox; nobody signs up as staff."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": gettext_lazy("验证码不对。请对照最新的那条短信，再输一遍。"),
        "rate_limited": gettext_lazy("发得太勤了，请过几分钟再试。急着办，可以打电话或者到窗口。"),
        "too_many_login_attempts": gettext_lazy("试得太多了，请过几分钟再试。"),
        "username_password_mismatch": gettext_lazy("用户名或者密码不对。"),
        "phone_password_mismatch": gettext_lazy("用户名或者密码不对。"),
    }
    """What a person is told, in our words; the rest is the framework's."""

    def set_password(self, user: User, password: str) -> None:
        """Keep the password somebody chose; one that the office had made is over with that."""
        user.password_is_one_time = False
        super().set_password(user, password)

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def clean_phone(self, phone: str) -> str:
        try:
            return "+86" + clean_phone(phone)
        except NotANumber as error:
            raise ValidationError(str(error)) from error

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone.removeprefix("+86"), verified
        user.save(update_fields=["phone", "phone_digest", "phone_verified"])

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return ("+86" + user.phone, user.phone_verified) if user.phone else None

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.with_phone(phone)

    def send_verification_code_sms(self, user: User | None, phone: str, code: str, **_kwargs: Any) -> None:
        """Queue the code; it is sent by the worker like every message, and is worthless after a few minutes."""
        text = _("验证码 %(code)s，五分钟内有效。不要告诉任何人，工作人员也不会问您要。") % {"code": code}
        queue(
            once=f"code:{new_key()}",
            channel=Channel.SMS,
            text=_("登录验证码（内容不保存）"),
            secret=text,
            now=timezone.now(),
            user=user,
            phone=phone.removeprefix("+86"),
        )

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """A number we do not know is told nothing, and nobody learns whether it is known."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never by a form: citizens come in by a code, staff are entered by the bureau."""
        return False

    def populate_username(self, request: HttpRequest, user: User) -> None:
        user.username = f"c-{new_key().hex}"

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        user = request.user
        if not (isinstance(user, User) and user.is_staff):
            return "/my/"
        # Who keeps the installation and works at no office has no desk.
        return "/admin/" if user.is_superuser and not user.postings.exists() else "/desk/"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """The second factor of staff, with its faults said in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("动态码不对。它半分钟换一次，请看着手机再输一遍。"),
    }


def has_second_factor(user: User | AnonymousUser) -> bool:
    """Whether the user set up TOTP; citizens need none and have none."""
    return bool(is_mfa_enabled(user))


def came_in_as_staff(request: HttpRequest) -> bool:
    """Whether this visit may be a member of staff's: an own password, a second factor, and that password given.

    Somebody of the staff may also come in as a citizen, by a code on their telephone or by WeChat; then a telephone alone
    has opened the door, and nothing of the office stands open behind it.
    """
    user = request.user
    if not isinstance(user, User) or user.password_is_one_time or not has_second_factor(user):
        return False
    return gave_password(request)


def gave_password(request: HttpRequest) -> bool:
    """Whether a password was given in this session, as far as the session says how the door was opened."""
    methods = {record.get("method") for record in get_authentication_records(request, request.user)}
    return not methods or "password" in methods
