"""The page on which the code from the message is typed: it says why it ends, and keeps the way the person was on."""

from __future__ import annotations

from typing import Any

from allauth.account.views import ConfirmLoginCodeView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _


class CodePage(ConfirmLoginCodeView):  # type: ignore[misc]  # allauth carries no types
    """allauth's own begins anew without a word when the code's minutes are over, and forgets what was to be sent."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        if getattr(self, "_process", None):
            return response
        if request.user.is_authenticated:
            # A second tap on a button that has already done its work.
            return redirect(self.get_next_url() or settings.LOGIN_REDIRECT_URL)
        messages.error(request, _("验证码过了时间，请再发一次。"))
        return self._begins_anew()

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        return self._begins_anew() if response.status_code == 302 else response

    def _begins_anew(self) -> HttpResponse:
        return redirect(self.passthrough_next_url(reverse("sign_in")))


code_page = CodePage.as_view()
