"""What is kept beside a matter: files sent in, papers issued, signatures, and a mediator's own notes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fengqiao.flow import Who
from fengqiao.matters.models.matter import Event, Matter, Party
from fengqiao.people.keys import new_key
from fengqiao.seal.fields import SealedTextField


def attachment_path(attachment: Attachment, _filename: str) -> str:
    """Where a file lies: by its own key, so that no name typed by anybody reaches the file system."""
    return f"attachments/{attachment.pk.hex[-2:]}/{attachment.pk.hex}"


class Attachment(models.Model):
    """A file somebody sent in, checked by content, stored privately."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, null=True, related_name="attachments")
    event = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, related_name="attachments")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    guest = models.CharField(max_length=64, blank=True, default="")
    side = models.CharField(max_length=24)
    """The role of the uploader: the other side does not see it unless ``seen_by`` says so."""
    seen_by = models.CharField(max_length=16, choices=[(w.value, w.value) for w in Who], default=Who.ACTOR_SIDE)
    field_key = models.CharField(max_length=40, blank=True, default="")
    file = models.FileField(upload_to=attachment_path, max_length=120)
    filename = SealedTextField(_("文件名"))
    """As it was called by whoever sent it, which often names somebody."""
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("材料")
        verbose_name_plural = _("材料")
        ordering = ["created_at"]

    def __str__(self) -> str:
        return str(self.pk)


class IssuedPaper(models.Model):
    """A paper as issued: its number, its text as data, and the files made from it with their digests."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="papers")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="papers")
    key = models.CharField(max_length=40)
    number = models.CharField(_("文号"), max_length=60)
    title = models.CharField(max_length=80)
    sealed_content = SealedTextField()
    """The filled paper as canonical JSON: title, number, paragraphs, date, signature places."""
    content_digest = models.CharField(max_length=64)
    seen_by = models.CharField(max_length=16, choices=[(w.value, w.value) for w in Who])
    docx = models.FileField(upload_to="papers/", max_length=120, blank=True)
    docx_digest = models.CharField(max_length=64, blank=True, default="")
    pdf = models.FileField(upload_to="papers/", max_length=120, blank=True)
    pdf_digest = models.CharField(max_length=64, blank=True, default="")
    issued_at = models.DateTimeField()

    class Meta:
        verbose_name = _("文书")
        verbose_name_plural = _("文书")
        ordering = ["issued_at"]

    def __str__(self) -> str:
        return self.number


class Signature(models.Model):
    """One party's hand under one paper, bound to the text by its digest."""

    paper = models.ForeignKey(IssuedPaper, on_delete=models.PROTECT, related_name="signatures")
    party = models.ForeignKey(Party, on_delete=models.PROTECT)
    event = models.ForeignKey(Event, on_delete=models.PROTECT)
    mark = SealedTextField()
    """A PNG data URL drawn with a finger, or the full name typed."""
    content_digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("签名")
        verbose_name_plural = _("签名")
        constraints = [models.UniqueConstraint(fields=["paper", "party"], name="a_party_signs_a_paper_once")]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.party_id}"


class PrivateNote(models.Model):
    """A mediator's own note: apart from the file, read by nobody but its writer."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="private_notes")
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    text = SealedTextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("调解员手记")
        verbose_name_plural = _("调解员手记")
        ordering = ["-at"]

    def __str__(self) -> str:
        return str(self.pk)
