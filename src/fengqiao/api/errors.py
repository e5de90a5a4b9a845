"""One shape for every error, in the reader's language, saying what to do."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as WrongShape

from fengqiao.law.calculators import CalculatorError
from fengqiao.law.errors import LawError
from fengqiao.matters.errors import ActionRefused, AnswersInvalid, MatterError, VersionConflict
from fengqiao.matters.models import Matter


def install(api: NinjaAPI) -> None:
    """Teach the API to answer each error in the one shape."""

    def say(
        request: HttpRequest, status: int, error: str, message: str, fields: dict[str, str] | None = None
    ) -> HttpResponse:
        return api.create_response(request, {"error": error, "message": message, "fields": fields or {}}, status=status)

    @api.exception_handler(AnswersInvalid)
    def _answers(request: HttpRequest, error: AnswersInvalid) -> HttpResponse:
        return say(request, 422, "answers_invalid", str(error), error.problems)

    @api.exception_handler(VersionConflict)
    def _conflict(request: HttpRequest, error: VersionConflict) -> HttpResponse:
        return say(request, 409, "version_conflict", str(error))

    @api.exception_handler(ActionRefused)
    def _refused(request: HttpRequest, error: ActionRefused) -> HttpResponse:
        return say(request, 403, "refused", str(error))

    @api.exception_handler(MatterError)
    def _matter(request: HttpRequest, error: MatterError) -> HttpResponse:
        return say(request, 409, "not_possible", str(error))

    @api.exception_handler(Matter.DoesNotExist)
    def _absent(request: HttpRequest, _error: Matter.DoesNotExist) -> HttpResponse:
        return say(request, 404, "not_found", _("没有这个办件，或者您不能查看。"))

    @api.exception_handler(Http404)
    def _nothing(request: HttpRequest, _error: Http404) -> HttpResponse:
        return say(request, 404, "not_found", _("没有找到这一页"))

    @api.exception_handler(CalculatorError)
    def _inputs(request: HttpRequest, error: CalculatorError) -> HttpResponse:
        return say(request, 422, "answers_invalid", str(error), error.problems)

    @api.exception_handler(LawError)
    def _law(request: HttpRequest, error: LawError) -> HttpResponse:
        return say(request, 422, "law", str(error))

    @api.exception_handler(WrongShape)
    def _shape(request: HttpRequest, error: WrongShape) -> HttpResponse:
        fields = {".".join(str(part) for part in one["loc"]): str(one["msg"]) for one in error.errors}
        return say(request, 422, "wrong_shape", _("请求的格式不对，请对照接口说明。"), fields)

    @api.exception_handler(ValidationError)
    def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return say(request, 422, "wrong_shape", "；".join(error.messages))

    @api.exception_handler(AuthenticationError)
    def _who(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
        return say(request, 401, "sign_in", _("请先登录，或者带上接口令牌。"))

    @api.exception_handler(HttpError)
    def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
        return say(request, error.status_code, "http", str(error))
