"""Who may use the back office, and how far: an installation's superuser everywhere, a bureau in its own district.

Every model of the back office is registered with a :class:`DistrictAdmin`, so that no list, form or choice shows a row of
another district.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.admin import ModelAdmin as BaseModelAdmin
from django.contrib.admin.options import ActionLocation
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, Model, Q, QuerySet
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from fengqiao.flow import Role
from fengqiao.people.models import Agency, Area, Posting, User


def districts_managed(user: User | AnonymousUser, on: date) -> frozenset[str] | None:
    """The codes of the districts whose bureau the user serves on that day; None means every district (a superuser)."""
    if not isinstance(user, User) or not (user.is_active and user.is_staff):
        return frozenset()
    if user.is_superuser:
        return None
    held = Posting.objects.current(on).filter(user=user, role=Role.BUREAU)
    return frozenset(held.values_list("agency__district_id", flat=True))


def may_manage(user: User | AnonymousUser, on: date) -> bool:
    """Whether the back office opens for this user."""
    return districts_managed(user, on) != frozenset()


def of_request(request: HttpRequest) -> frozenset[str] | None:
    """:func:`districts_managed` of whoever asks, looked up once a request."""
    kept: frozenset[str] | None
    if not hasattr(request, "_districts_managed"):
        kept = districts_managed(request.user, timezone.localdate())
        request._districts_managed = kept  # type: ignore[attr-defined]  # a request carries what was found for it
    kept = request._districts_managed  # type: ignore[attr-defined]
    return kept


def under(districts: Iterable[str]) -> Q:
    """The areas of these districts: themselves, their towns and villages."""
    found = Q(pk__in=[])
    for code in districts:
        found |= Q(code__startswith=code[:6])
    return found


def staff_of(districts: frozenset[str] | None) -> QuerySet[User]:
    """The members of staff these districts look after; somebody who also works elsewhere is the superuser's to change."""
    staff = User.objects.filter(is_staff=True)
    if districts is None:
        return staff
    here = Q(postings__agency__district_id__in=districts) | Q(home_area_id__in=districts)
    elsewhere = Posting.objects.exclude(agency__district_id__in=districts).values("user_id")
    return staff.filter(here, is_superuser=False).exclude(pk__in=elsewhere).distinct()


def own_choices(db_field: ForeignKey[Any, Any], districts: frozenset[str] | None) -> dict[str, QuerySet[Any]]:
    """The rows a foreign key may be given there: those of the districts managed, and never a citizen."""
    target = db_field.related_model
    if target is User:
        return {"queryset": staff_of(districts)}
    if districts is not None and target is Area:
        return {"queryset": Area.objects.filter(under(districts))}
    if districts is not None and target is Agency:
        return {"queryset": Agency.objects.filter(district_id__in=districts)}
    return {}


class NothingChosenYet:
    """A list to choose from begins with nothing chosen: what stands first in it would otherwise be saved unread."""

    def formfield_for_choice_field(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        blank = [("", _("请选择"))]
        choices = db_field.get_choices(include_blank=not db_field.has_default(), blank_choice=blank)
        kwargs.setdefault("choices", [one for one in choices if one[0] != Role.SYSTEM])
        return super().formfield_for_choice_field(db_field, request, **kwargs)  # type: ignore[misc]  # beside an admin


class DistrictAdmin(NothingChosenYet, ModelAdmin):  # type: ignore[misc]  # Unfold carries no types
    """A list and a form that know no row of another district.

    ``district_path`` leads from the model to its district ("" for rows that belong to the whole installation).
    """

    district_path = "district_id"
    is_read_only = False
    may_delete = False
    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return of_request(request) != frozenset()

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return of_request(request) != frozenset()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return not self.is_read_only and of_request(request) != frozenset()

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not self.is_read_only and of_request(request) != frozenset()

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may_delete and of_request(request) != frozenset()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        districts = of_request(request)
        if districts is None or not self.district_path:
            return rows
        return rows.filter(**{f"{self.district_path}__in": districts})

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField[Any] | None:
        """Offer, and accept, only what belongs to the districts of whoever asks."""
        kwargs |= own_choices(db_field, of_request(request))
        field: ModelChoiceField[Any] | None = super().formfield_for_foreignkey(db_field, request, **kwargs)
        return field

    def get_action_choices(
        self,
        request: HttpRequest,
        default_choices: list[tuple[str, str]] | None = None,
        action_location: ActionLocation = ActionLocation.CHANGE_LIST,
    ) -> list[tuple[str, str]]:
        """Django's own; Unfold's still has the signature that Django is giving up."""
        choices: list[tuple[str, str]] = BaseModelAdmin.get_action_choices(
            self, request, [("", _("选一项操作"))], action_location
        )
        return choices

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        """A row that serves an area belongs to that area's district; nobody has to say so."""
        if _has(obj, "district") and _has(obj, "area"):
            obj.district_id = obj.area.district_code
        super().save_model(request, obj, form, change)


def _has(obj: Model, name: str) -> bool:
    return any(isinstance(field, Field) and field.name == name for field in obj._meta.get_fields())


def refuse_foreign(code: str, districts: frozenset[str] | None) -> None:
    """Raise ValidationError when an area's code lies outside the districts managed."""
    if districts is not None and code[:6] + "000000" not in districts:
        raise ValidationError(_("这个代码不在您管理的区县里，前六位应当是本区县的。"))
