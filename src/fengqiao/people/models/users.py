"""Users, what they are licensed as, where they work, and when they are on duty."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengqiao.flow import Role
from fengqiao.people.keys import new_key
from fengqiao.people.models.places import Agency, AgencyKind, Area
from fengqiao.seal.fields import SealedTextField, sealer
from fengqiao.seal.masks import mask_name, mask_phone


class SafeContact(models.TextChoices):
    """Whether we may reach somebody at the number given; asked where violence is possible, and obeyed."""

    ANY = "any", _("可以打电话、发短信")
    MESSAGE_ONLY = "message_only", _("只发短信，不要打电话")
    NONE = "none", _("都不要，我自己上来看")


class UserManager(BaseUserManager["User"]):
    """Finds users; makes them with an unusable password unless one is given."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> User:
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: object) -> User:
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)

    def with_phone(self, phone: str) -> User | None:
        """The user of that telephone number, or None.  Look-up is by keyed digest; the number itself is sealed."""
        return self.filter(phone_digest=phone_digest(phone)).first()


def phone_digest(phone: str) -> str:
    """The keyed digest a telephone number is found by; +86 and spaces make no difference."""
    return sealer().digest(plain_phone(phone), "phone")


def plain_phone(phone: str) -> str:
    """The 11 digits of a mainland mobile number, however it was typed; other numbers lose spaces and dashes only."""
    digits = "".join(ch for ch in phone if ch.isdigit() or ch == "+")
    return digits.removeprefix("+86") if digits.startswith("+86") else digits


class User(AbstractBaseUser, PermissionsMixin):
    """Anybody who signs in: a citizen by telephone code or WeChat, a member of staff by password and TOTP."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    username = models.CharField(_("用户名"), max_length=64, unique=True)
    name = models.CharField(_("姓名"), max_length=40, blank=True)
    """Of members of staff, whose name is public.  A citizen's stands sealed with their matters and never here."""
    phone = SealedTextField(_("手机号"), blank=True, default="")
    phone_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    phone_verified = models.BooleanField(default=False)
    home_area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("所在区域"))
    is_staff = models.BooleanField(_("可进入工作台"), default=False)
    is_active = models.BooleanField(_("有效"), default=True)
    password_is_one_time = models.BooleanField(_("首次登录要改密码"), default=False, editable=False)
    """True from the day the office made the password until the person chose one; no staff page opens meanwhile."""
    created_at = models.DateTimeField(auto_now_add=True)

    is_off_duty = False
    """Set for one request by the middleware: a member of staff who came in without password and second factor."""

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ()  # type: ignore[assignment]  # a user name is all it takes

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")
        constraints = [
            models.UniqueConstraint(fields=["phone_digest"], condition=~Q(phone_digest=""), name="one_user_of_a_phone")
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def save(self, *args: object, **kwargs: object) -> None:
        # The digest follows the number; it is derived, so nobody has to remember to set it.
        self.phone_digest = phone_digest(self.phone) if self.phone else ""
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone) if self.phone else ""

    @property
    def masked_name(self) -> str:
        return mask_name(self.name)


class PractitionerKind(models.TextChoices):
    """What somebody is licensed or appointed as."""

    LAWYER = "lawyer", _("律师")
    GRASSROOTS_LEGAL_WORKER = "grassroots_legal_worker", _("基层法律服务工作者")
    PEOPLES_MEDIATOR = "peoples_mediator", _("人民调解员")
    VILLAGE_LEGAL_ADVISER = "village_legal_adviser", _("村居法律顾问")
    LEGALITY_REVIEWER = "legality_reviewer", _("合法性审查专职人员")
    RULE_OF_LAW_LEADER = "rule_of_law_leader", _("法治带头人")
    LAW_AWARE_VILLAGER = "law_aware_villager", _("法律明白人")
    NOTARY = "notary", _("公证员")
    FORENSIC_APPRAISER = "forensic_appraiser", _("司法鉴定人")


class Practitioner(models.Model):
    """A person's public professional entry: what the directory shows and what a matter may name."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="practitioner_entries")
    name = models.CharField(_("姓名"), max_length=40)
    kind = models.CharField(_("类别"), max_length=32, choices=PractitionerKind)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="practitioners", verbose_name=_("所在机构")
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="practitioners", verbose_name=_("服务区域"))
    license_number = models.CharField(_("执业证号"), max_length=30, blank=True)
    good_at = models.CharField(_("擅长"), max_length=120, blank=True)
    is_active = models.BooleanField(_("在岗"), default=True)

    class Meta:
        verbose_name = _("法律服务人员")
        verbose_name_plural = _("法律服务人员")
        ordering = ["area_id", "kind", "name"]
        indexes = [models.Index(fields=["kind", "area"], name="practitioner_by_kind_and_area")]

    def __str__(self) -> str:
        return f"{self.name}（{self.get_kind_display()}）"


class PostingManager(models.Manager["Posting"]):
    """Finds postings that hold today."""

    def current(self, on: date) -> models.QuerySet[Posting]:
        """Postings in force on that day."""
        return self.filter(Q(until=None) | Q(until__gte=on), since__lte=on)


WORKS_AT: dict[Role, tuple[AgencyKind, ...]] = {
    Role.LAWYER: (AgencyKind.LAW_FIRM, AgencyKind.GRASSROOTS_FIRM, AgencyKind.LEGAL_AID),
    Role.MEDIATOR: (AgencyKind.MEDIATION_COMMITTEE,),
    Role.COMMITTEE: (AgencyKind.MEDIATION_COMMITTEE,),
    Role.DUTY_LAWYER: (AgencyKind.SERVICE_CENTER,),
    Role.BUREAU: (AgencyKind.JUSTICE_BUREAU,),
}
"""The kinds of office a role means something at.  Elsewhere a handler is never offered, and one who is given the bureau's
role at some village committee would see the whole district; roles not named here may be held anywhere."""


class Posting(models.Model):
    """Somebody works at an agency in a role.  Rights come from here and from being named on a matter, nowhere else."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="postings", verbose_name=_("人员"))
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="postings", verbose_name=_("机构"))
    role = models.CharField(_("岗位"), max_length=24, choices=[(r.value, r.label) for r in Role if not r.is_party])
    since = models.DateField(_("自"), default=date.today)
    until = models.DateField(_("至"), null=True, blank=True)

    objects = PostingManager()

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        indexes = [models.Index(fields=["user", "role"], name="posting_by_user_and_role")]
        constraints = [
            models.UniqueConstraint(fields=["user", "agency", "role", "since"], name="one_posting_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.user} · {Role(self.role).label} · {self.agency}"

    def clean(self) -> None:
        """Refuse what could only be a slip: a role where it means nothing, an end before the beginning."""
        problems: dict[str, object] = {}
        kinds = WORKS_AT.get(Role(self.role), ()) if self.role in Role else ()
        if kinds and self.agency_id and self.agency.kind not in kinds:
            problems["agency"] = _("%(role)s要任职在%(kinds)s，%(agency)s不是。") % {
                "role": _(Role(self.role).label),
                "kinds": _("、").join(str(kind.label) for kind in kinds),
                "agency": self.agency.name,
            }
        if self.until and self.since and self.until < self.since:
            problems["until"] = _("最后一天不能早于第一天。")
        if problems:
            raise ValidationError(problems)


class DutyShift(models.Model):
    """Who answers on a day at an agency: the roster by which questions find a lawyer."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="shifts", verbose_name=_("机构"))
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="shifts", verbose_name=_("值班人员"))
    day = models.DateField(_("日期"))
    topics = models.CharField(_("擅长的话题"), max_length=200, blank=True, help_text=_("用顿号隔开；空着表示都接。"))

    class Meta:
        verbose_name = _("值班")
        verbose_name_plural = _("值班")
        ordering = ["day", "id"]
        constraints = [models.UniqueConstraint(fields=["agency", "user", "day"], name="one_shift_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.user}"

    @property
    def is_held(self) -> bool:
        """Whether the person is a duty lawyer of the agency's district on that day: no question goes to anybody else."""
        posts = Posting.objects.current(self.day).filter(user_id=self.user_id, role=Role.DUTY_LAWYER)
        return posts.filter(agency__district_id=self.agency.district_id).exists()

    def clean(self) -> None:
        """Refuse a shift that nobody would ever notice to be empty."""
        if self.day and self.agency_id and self.user_id and not self.is_held:
            told = _("%(name)s那天不任值班律师，排了班也不会有问题派过去。请先在“任职”里登记，或者换一位。")
            raise ValidationError({"user": told % {"name": self.user.name}})
