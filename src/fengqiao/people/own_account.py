"""The forms with which staff look after their own account: password, device, "is it you?"; the framework's, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, ReauthenticateForm
from allauth.mfa import app_settings
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as DeviceAgainForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.cache import cache
from django.forms import Field
from django.utils.translation import gettext as _


def _say(field: Field, label: str, help_text: str = "") -> None:
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class OwnPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth carries no types
    """Choosing a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["oldpassword"], _("现在的密码"), _("第一次登录，就是管理员当面给您的那个。"))
        _say(
            self.fields["password1"],
            _("新密码"),
            _("至少 12 位，不能全是数字，不要和用户名、姓名相近。几个不相干的词连起来，好记又难猜。"),
        )
        _say(self.fields["password2"], _("新密码，再写一遍"))


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], _("密码"))
        self.fields["password"].widget.attrs["autofocus"] = True


class _SixDigits:
    """The six digits as the device shows them: many put a blank in the middle."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Field = self.fields["code"]  # type: ignore[attr-defined]  # mixed into forms
        _say(field, _("动态码"))
        field.widget.attrs.update({"autofocus": True, "autocomplete": "one-time-code", "spellcheck": "false"})

    def clean_code(self) -> str:
        cleaned: dict[str, Any] = self.cleaned_data  # type: ignore[attr-defined]
        cleaned["code"] = "".join(str(cleaned["code"]).split())
        code: str = super().clean_code()  # type: ignore[misc]
        return code


class _UsedOnce(_SixDigits):
    """Digits that opened something open nothing again for as long as they could be taken.

    The framework remembers them for one period, which is enough where only one period's digits are taken.
    """

    def clean_code(self) -> str:
        code = super().clean_code()
        used: Authenticator = self.authenticator  # type: ignore[attr-defined]  # set by the form this is mixed into
        if used.type == Authenticator.Type.TOTP:
            key = used.wrap()._get_used_cache_key(code)
            cache.set(key, "y", timeout=app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1))
        return code


class SecondFactorForm(_UsedOnce, AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """Signing in: the six digits of the device, or one of the recovery codes."""


class SecondFactorAgainForm(_UsedOnce, DeviceAgainForm):  # type: ignore[misc]  # allauth carries no types
    """The same, before something that matters."""


class NewDeviceForm(_SixDigits, ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    """The first six digits of a device just set up."""
