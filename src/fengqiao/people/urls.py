"""Signing in, out, and looking after one's account.

Citizens come in at ``sign-in/`` with a telephone code; staff at ``login/`` with a password and a second factor.
"""

from allauth.account.views import request_login_code
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, include, path, re_path

from fengqiao.people.code_page import code_page


def _nothing(_request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    raise Http404


_CLOSED: list[URLPattern] = [
    # Doors the package brings along and nobody here walks through: signing up by form, e-mail addresses, a password chosen
    # by somebody who never had one or forgot it, another telephone, joining accounts.  They answer that there is nothing.
    re_path(r"^(signup|email|confirm-email|password/set|password/reset|phone/change|social)/", _nothing),
    re_path(r"^3rdparty/$", _nothing),
]

urlpatterns = [
    path("sign-in/", request_login_code, name="sign_in"),
    *_CLOSED,
    path("login/code/confirm/", code_page, name="account_confirm_login_code"),
    path("", include("allauth.urls")),
]
