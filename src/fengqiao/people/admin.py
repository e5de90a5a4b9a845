"""The back office for areas, agencies and people; rosters stand in ``roster_admin``."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.db.models import Exists, ForeignKey, Model, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import StackedInline
from unfold.widgets import UnfoldAdminTextInputWidget

from fengqiao.flow import Role
from fengqiao.notices.models import Channel
from fengqiao.notices.outbox import queue
from fengqiao.people.identity import NotANumber, clean_phone
from fengqiao.people.models import Agency, Area, AreaLevel, Posting, Practitioner, User, level_of
from fengqiao.people.office_admin import (
    DistrictAdmin,
    NothingChosenYet,
    of_request,
    own_choices,
    refuse_foreign,
    staff_of,
    under,
)
from fengqiao.people.roster_admin import DutyShiftAdmin
from fengqiao.people.session_admin import SessionsOfStaff, end_sessions


class AreaForm(forms.ModelForm):  # type: ignore[type-arg]  # no parameter at run time
    """An area of one's own district."""

    districts: frozenset[str] | None = None

    class Meta:
        model = Area
        fields = ("code", "name")
        help_texts = {  # read by the form's metaclass
            "code": gettext_lazy("12 位：前 6 位是区县，前 9 位是乡镇街道，末三位是村居；是哪一级，从末尾的零认出来。")
        }

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        refuse_foreign(code, self.districts)
        town = code[:9] + "000"
        if level_of(code) == AreaLevel.VILLAGE and not Area.objects.filter(pk=town).exists():
            raise forms.ValidationError(
                _("还没有代码是 %(town)s 的乡镇街道。请核对前九位，或者先录入那个乡镇。") % {"town": town}
            )
        return code


@admin.register(Area)
class AreaAdmin(DistrictAdmin):
    """Districts, towns and villages."""

    form = AreaForm
    list_display = ("name", "code", "level")
    list_filter = ("level",)
    search_fields = ("name", "code")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Area]:
        rows: QuerySet[Area] = Area.objects.order_by("code")
        districts = of_request(request)
        return rows if districts is None else rows.filter(under(districts))

    def get_form(self, request: HttpRequest, obj: Area | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type("AreaForm", (form,), {"districts": of_request(request)})

    def get_fields(self, request: HttpRequest, obj: Area | None = None) -> tuple[str, ...]:
        return ("code", "name", "level") if obj else ("code", "name")

    def get_readonly_fields(self, request: HttpRequest, obj: Area | None = None) -> tuple[str, ...]:
        """The code is what everything else hangs on; it does not change.  The level stands in it."""
        return ("code", "level") if obj else ()

    def save_model(self, request: HttpRequest, obj: Area, form: Any, change: bool) -> None:
        obj.level = level_of(obj.code)
        super().save_model(request, obj, form, change)


@admin.register(Agency)
class AgencyAdmin(DistrictAdmin):
    """Offices."""

    list_display = ("name", "kind", "area", "telephone", "is_open")
    list_filter = ("kind", "is_open")
    search_fields = ("name", "address")
    list_select_related = ("area",)
    autocomplete_fields = ("area",)
    exclude = ("district",)


@admin.register(Practitioner)
class PractitionerAdmin(DistrictAdmin):
    """Lawyers, mediators, advisers: what the directory shows."""

    district_path = "agency__district_id"
    list_display = ("name", "kind", "agency", "area", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = ("name", "license_number", "agency__name")
    list_select_related = ("agency", "area")
    autocomplete_fields = ("agency", "area", "user")


class PostingForm(forms.ModelForm):  # type: ignore[type-arg]  # no parameter at run time
    """Rights come from postings alone, so nobody enters one for themselves."""

    visitor: Any = None

    class Meta:
        model = Posting
        fields = ("user", "agency", "role", "since", "until")

    def clean_user(self) -> User:
        user: User = self.cleaned_data["user"]
        if self.visitor is not None and user.pk == self.visitor.pk:
            raise forms.ValidationError(_("自己的任职要由另一位管理人员登记。"))
        return user


@admin.register(Posting)
class PostingAdmin(DistrictAdmin):
    """Who works where as what: the only source of rights.  A posting ends by its last day; it is not deleted."""

    district_path = "agency__district_id"
    list_display = ("user", "role", "agency", "since", "until")
    list_filter = ("role",)
    search_fields = ("user__name", "user__username", "agency__name")
    list_select_related = ("user", "agency")
    autocomplete_fields = ("user", "agency")
    form = PostingForm

    def get_form(self, request: HttpRequest, obj: Posting | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type("PostingForm", (form,), {"visitor": request.user})

    def save_model(self, request: HttpRequest, obj: Posting, form: forms.ModelForm[Posting], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if obj.until and "until" in form.changed_data:
            _say_what_is_left(self, request, obj.user)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        is_own = isinstance(obj, Posting) and obj.user_id == request.user.pk
        return super().has_change_permission(request, obj) and not is_own


class StaffForm(forms.ModelForm):  # type: ignore[type-arg]  # no parameter at run time
    """A member of staff.  The telephone is written, never shown; the password is made, never typed here."""

    new_phone = forms.CharField(
        label=gettext_lazy("新手机号"),
        required=False,
        help_text=gettext_lazy("不改就空着；现在的号码只显示一部分。"),
        widget=UnfoldAdminTextInputWidget,
    )

    class Meta:
        model = User
        fields = ("username", "name", "home_area", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Colleagues, citizens and papers know the person by it.
        self.fields["name"].required = True

    def clean_new_phone(self) -> str:
        typed: str = self.cleaned_data["new_phone"].strip()
        if not typed:
            return ""
        try:
            phone = clean_phone(typed)
        except NotANumber as error:
            raise forms.ValidationError(str(error)) from error
        known = User.objects.with_phone(phone)
        if known is not None and known.pk != self.instance.pk:
            raise forms.ValidationError(_("这个手机号已经有人用了。请核对，或者让本人换一个号码。"))
        return phone


class PostingInline(NothingChosenYet, StackedInline):  # type: ignore[misc]  # Unfold carries no types
    """Where the person works as what, entered with the person; a posting ends by its last day and is never deleted."""

    model = Posting
    extra = 0
    autocomplete_fields = ("agency",)
    fields = ("agency", "role", "since", "until")

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return of_request(request) != frozenset()

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody gives themselves a post, or makes their own last longer."""
        return self.has_view_permission(request) and (obj is None or obj.pk != request.user.pk)

    has_add_permission = has_change_permission

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(
            db_field, request, **kwargs | own_choices(db_field, of_request(request))
        )


@admin.register(User)
class StaffAdmin(SessionsOfStaff, DistrictAdmin):
    """Members of staff.  Citizens are not managed: they come in by a code and look after themselves."""

    form = StaffForm
    inlines = (PostingInline,)
    list_display = ("username", "name", "works_as", "masked_phone", "sign_in_state", "is_active")
    list_filter = ("is_active",)
    search_fields = ("username", "name")
    autocomplete_fields = ("home_area",)
    fields = ("username", "name", "masked_phone", "new_phone", "home_area", "is_active", "signs_in", "signed_in_on")
    readonly_fields = ("masked_phone", "signs_in", "signed_in_on")
    actions = ("new_password", "forget_second_factor")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        today = Posting.objects.current(timezone.localdate()).select_related("agency")
        factor = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        rows = staff_of(of_request(request)).annotate(has_factor=Exists(factor))
        return rows.prefetch_related(Prefetch("postings", today, to_attr="posts_today")).order_by("username")

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Somebody new has no number yet that could be shown, and is signed in nowhere."""
        return tuple(name for name in self.fields if obj or name not in self.readonly_fields)

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm[User], change: bool) -> None:
        if phone := form.cleaned_data.get("new_phone"):
            obj.phone, obj.phone_verified = phone, False
        if not change:
            obj.is_staff = True
            districts = of_request(request)
            if obj.home_area is None and districts:
                obj.home_area = Area.objects.get(pk=min(districts))
            request._one_time_password = _give_password(obj)  # type: ignore[attr-defined]  # shown by response_add
        obj.save()

    def save_related(self, request: HttpRequest, form: forms.ModelForm[User], formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        ends = any(one.instance.until and "until" in one.changed_data for formset in formsets for one in formset.forms)
        if ends or ("is_active" in form.changed_data and not form.instance.is_active):
            _say_what_is_left(self, request, form.instance)

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        return self._shown_once(request, obj, request._one_time_password)  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("手机号"))
    def masked_phone(self, user: User) -> str:
        """The number with its middle hidden."""
        return user.masked_phone

    @admin.display(description=gettext_lazy("任职"))
    def works_as(self, user: User) -> str:
        """The posts held today."""
        posts: list[Posting] = getattr(user, "posts_today", [])
        return "；".join(f"{post.agency.name} {_(Role(post.role).label)}" for post in posts) or "—"

    @admin.display(description=gettext_lazy("登录"))
    def sign_in_state(self, user: User) -> str:
        """What still stands between the person and the desk."""
        if not user.has_usable_password():
            return _("还没有密码")
        if user.password_is_one_time:
            return _("还没改一次性密码")
        return _("可以登录") if getattr(user, "has_factor", False) else _("还没绑定动态口令")

    @admin.display(description=gettext_lazy("登录"))
    def signs_in(self, user: User) -> str:
        """The same on the person's page, and where a forgotten password or a lost telephone is seen to."""
        hint = _("忘了密码、丢了手机：回到列表，选中这个人，用页面底部的操作。")
        return f"{self.sign_in_state(user)}。{hint}"

    @admin.action(description=gettext_lazy("给一个新的一次性密码"))
    def new_password(self, request: HttpRequest, chosen: QuerySet[User]) -> HttpResponse | None:
        """Make a new password for one person and show it once; their open sessions end."""
        people = list(chosen[:2])
        if len(people) != 1:
            self.message_user(request, _("密码一次只能给一个人，请只选一位。"), messages.WARNING)
            return None
        password = _give_password(people[0])
        people[0].save()
        end_sessions(people[0])
        self._tell(request, people[0], _("给了一个新的一次性密码"))
        return self._shown_once(request, people[0], password)

    @admin.action(description=gettext_lazy("清除动态口令，让本人重新绑定"))
    def forget_second_factor(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        """For somebody whose telephone was lost: they set the second factor up anew at the next sign-in."""
        people = list(chosen[:2])
        if len(people) != 1:
            self.message_user(request, _("动态口令一次只能清除一个人的，请只选一位。"), messages.WARNING)
            return
        Authenticator.objects.filter(user=people[0]).delete()
        end_sessions(people[0])
        self._tell(request, people[0], _("清除了动态口令"))
        said = _("已清除%(name)s的动态口令。下次用密码登录时，会请本人重新绑定。")
        self.message_user(request, said % {"name": people[0].name}, messages.SUCCESS)

    def _tell(self, request: HttpRequest, user: User, what: str) -> None:
        """Record it, and tell the person: whoever can give out a password could also use it."""
        self.log_change(request, user, what)
        now = timezone.now()
        text = _("管理员刚为您的工作账号办了：%(what)s。如果不是您要求的，请马上打电话问司法局。") % {"what": what}
        once = f"account:{user.pk}:{now.isoformat()}"
        queue(once=once + ":site", channel=Channel.SITE, text=text, now=now, user=user, link="/desk/sessions/")
        if user.phone:
            queue(once=once + ":sms", channel=Channel.SMS, text=text, now=now, phone=user.phone)

    def _shown_once(self, request: HttpRequest, user: User, password: str) -> HttpResponse:
        """The password on a page of its own: no message store, no log and no database ever holds it."""
        context = {**self.admin_site.each_context(request), "title": _("一次性密码"), "one": user, "password": password}
        response = TemplateResponse(request, "people/one_time_password.html", context)
        add_never_cache_headers(response)
        return response


def _say_what_is_left(page: DistrictAdmin, request: HttpRequest, user: User) -> None:
    """Whoever ends somebody's work is told what they still have on hand; it does not pass to anybody by itself."""
    left = user.handled_matters.filter(is_open=True).count()
    if left:
        said = _("%(name)s手上还有 %(count)d 件没有办完。离岗以后，它们列在各机构办件列表的“未分派”里，等着换人。")
        page.message_user(request, said % {"name": user.name, "count": left}, messages.WARNING)


def _give_password(user: User) -> str:
    """Set a fresh random password that must be changed at the first sign-in, and return it; the caller saves."""
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.password_is_one_time = True
    return password


__all__ = ["AgencyAdmin", "AreaAdmin", "DutyShiftAdmin", "PostingAdmin", "PractitionerAdmin", "StaffAdmin"]
