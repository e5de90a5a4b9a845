"""A matter, its parties, its events, its clocks."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengqiao.flow import Role, Service, Step, Who
from fengqiao.people.keys import new_key
from fengqiao.people.models import Agency, Area, SafeContact
from fengqiao.seal.crypto import sm3_hex
from fengqiao.seal.fields import SealedTextField
from fengqiao.services import CATALOGUE


class Matter(models.Model):
    """One piece of business.  Changed by ``matters.act`` only; everything but identity is derived from its events."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    number = models.CharField(_("编号"), max_length=16, unique=True)
    service_code = models.CharField(_("事项"), max_length=40)
    opened_on = models.DateField(_("收到日期"))
    opened_at = models.DateTimeField()
    # The lists below begin with them, so they need no index of their own.
    district = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="matters", db_index=False)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="handled_matters"
    )
    step_key = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=0)
    topic = models.CharField(_("话题"), max_length=40, blank=True)
    rank = models.PositiveSmallIntegerField(default=9)
    flags = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    sealed_answers = SealedTextField(blank=True, default="")
    origin = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="offspring")
    # The earliest running date of the office's own clocks: what the queue is sorted by.  9999-12-31 = nothing is due.
    next_due = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    is_open = models.BooleanField(default=True)
    last_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        verbose_name = _("办件")
        verbose_name_plural = _("办件")
        indexes = [
            # The queue of an office: open matters of its agency, green channel first, then by what is due.
            models.Index(
                fields=["agency", "rank", "next_due", "id"], name="queue_of_an_agency", condition=Q(is_open=True)
            ),
            models.Index(
                fields=["district", "rank", "next_due", "id"], name="queue_of_a_district", condition=Q(is_open=True)
            ),
            models.Index(
                fields=["handler", "rank", "next_due", "id"], name="queue_of_a_handler", condition=Q(is_open=True)
            ),
            # The lists of closed matters: what was closed last stands first.
            models.Index(
                fields=["agency", "-closed_at", "-id"], name="closed_of_an_agency", condition=Q(is_open=False)
            ),
            models.Index(
                fields=["district", "-closed_at", "-id"], name="closed_of_a_district", condition=Q(is_open=False)
            ),
            models.Index(
                fields=["handler", "-closed_at", "-id"], name="closed_of_a_handler", condition=Q(is_open=False)
            ),
            # The same lists of one service, which may be a rare one.
            models.Index(
                fields=["agency", "service_code", "rank", "next_due", "id"],
                name="queue_of_a_service",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["district", "service_code", "rank", "next_due", "id"],
                name="district_queue_of_a_service",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["agency", "service_code", "-closed_at", "-id"],
                name="closed_of_a_service",
                condition=Q(is_open=False),
            ),
            models.Index(
                fields=["district", "service_code", "-closed_at", "-id"],
                name="district_closed_of_a_service",
                condition=Q(is_open=False),
            ),
            # What arrived today.
            models.Index(fields=["agency", "-opened_at"], name="agency_newest_first"),
            models.Index(fields=["district", "-opened_at"], name="district_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_open=True) | Q(closed_at__isnull=False), name="a_closed_matter_says_when"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.service.name}"

    @property
    def service(self) -> Service:
        """The service as it stood on the day the matter was opened."""
        return CATALOGUE.get(self.service_code, self.opened_on)

    @property
    def step(self) -> Step:
        return self.service.step(self.step_key)

    @property
    def spoken_number(self) -> str:
        """The number in groups, as it is read over the telephone: ``12 26 00045 7``."""
        n = self.number
        return f"{n[:2]} {n[2:4]} {n[4:-1]} {n[-1]}"


class Party(models.Model):
    """A person or body in a matter, in one role.  Names, numbers and addresses are sealed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=24, choices=[(r.value, r.label) for r in Role if r.is_party])
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="party_entries"
    )
    name = SealedTextField(blank=True, default="")
    name_digest = models.CharField(max_length=64, blank=True, default="", db_index=True)
    phone = SealedTextField(blank=True, default="")
    phone_digest = models.CharField(max_length=64, blank=True, default="", db_index=True)
    id_number = SealedTextField(blank=True, default="")
    id_number_digest = models.CharField(max_length=64, blank=True, default="", db_index=True)
    address = SealedTextField(blank=True, default="")
    safe_contact = models.CharField(max_length=16, choices=SafeContact, default=SafeContact.ANY)
    # Someone who applies for another person: named, and with that person's word that they may.
    helper_name = SealedTextField(blank=True, default="")
    helper_relation = SealedTextField(blank=True, default="")
    consent_given = models.BooleanField(default=True)
    invite_digest = models.CharField(max_length=64, blank=True, default="", db_index=True)
    joined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("当事人")
        verbose_name_plural = _("当事人")
        indexes = [models.Index(fields=["user", "matter"], name="party_by_user")]

    def __str__(self) -> str:
        return f"{Role(self.role).label} {self.pk}"


class Event(models.Model):
    """What happened.  Append-only: numbered in its matter, chained by SM3 to the event before."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    action = models.CharField(max_length=40)
    from_step = models.CharField(max_length=40, blank=True)
    to_step = models.CharField(max_length=40)
    at = models.DateTimeField()
    on = models.DateField()
    """The legal day it happened, Asia/Shanghai; clocks run from here."""
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)
    actor_role = models.CharField(max_length=24)
    said = models.TextField()
    seen_by = models.CharField(max_length=16, choices=[(w.value, w.value) for w in Who])
    data = models.JSONField(default=dict)
    sealed = SealedTextField(blank=True, default="")
    # The chain covers the sealed answers by this keyed digest, so that it can be walked without opening them.
    sealed_digest = models.CharField(max_length=64, blank=True, default="")
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("事件")
        verbose_name_plural = _("事件")
        ordering = ["matter_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["matter", "seq"], name="events_are_numbered_in_their_matter")]

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"


class ClockState(models.TextChoices):
    """How a clock stands.  Colours and words of the pages follow from it and from today."""

    RUNNING = "running", _("计时中")
    PAUSED = "paused", _("暂停")
    STOPPED = "stopped", _("已完成")


class ClockRow(models.Model):
    """A clock of a matter as last computed: a cache, rebuilt by ``./fengqiao matters recompute``."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="clock_rows")
    key = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=ClockState)
    started_on = models.DateField()
    stopped_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    """For clocks in hours; null for those in days."""
    amber_on = models.DateField(null=True, blank=True)
    safe_on = models.DateField(null=True, blank=True)
    provisional = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("时限")
        verbose_name_plural = _("时限")
        constraints = [models.UniqueConstraint(fields=["matter", "key"], name="one_row_a_clock")]
        indexes = [
            models.Index(fields=["due_on", "matter"], name="running_clocks_by_due", condition=Q(state="running")),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state} {self.due_on}"


class NumberSeries(models.Model):
    """The last number given in a district, for a service, in a year."""

    district = models.ForeignKey(Area, on_delete=models.CASCADE)
    prefix = models.CharField(max_length=4)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["district", "prefix"], name="one_series_a_prefix")]

    def __str__(self) -> str:
        return f"{self.prefix} {self.last}"


class Submission(models.Model):
    """The mark that a submission was carried out: the same key a second time gives the first one's event.

    Keys come from outside and may be any text, so their SM3 digest is kept: always 64 characters, on every database.
    """

    key = models.CharField(max_length=64)
    who = models.CharField(max_length=64)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["who", "key"], name="twice_is_once")]

    def __str__(self) -> str:
        return self.key

    @classmethod
    def mark(cls, who: str, key: str, event: Event) -> Self:
        """Record that ``who``'s submission ``key`` gave ``event``; IntegrityError when there is one already."""
        return cls.objects.create(who=who, key=sm3_hex(key.encode("utf-8", "surrogatepass")), event=event)

    @classmethod
    def event_of(cls, who: str, key: str) -> Event | None:
        """The event of a submission that was carried out; None when there was none."""
        found = (
            cls.objects.filter(who=who, key=sm3_hex(key.encode("utf-8", "surrogatepass")))
            .select_related("event__matter")
            .first()
        )
        return found.event if found else None


class Draft(models.Model):
    """An application being written.  Kept for its owner (a user, or a guest's session) until sent or forgotten."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    service_code = models.CharField(max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True)
    guest = models.CharField(max_length=64, blank=True, db_index=True)
    sealed_answers = SealedTextField(blank=True, default="")
    origin = models.ForeignKey(Matter, on_delete=models.CASCADE, null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("草稿")
        verbose_name_plural = _("草稿")
        ordering = ["-updated_at"]

    def __str__(self) -> str:
        return f"{self.service_code} {self.pk}"
