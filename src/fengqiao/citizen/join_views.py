"""The other side: the applicant makes a link, the other side opens it, signs in, and sees their own side only."""

from __future__ import annotations

from io import BytesIO

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fengqiao.citizen import visit
from fengqiao.flow import Role
from fengqiao.matters.errors import ActionRefused
from fengqiao.matters.parties import invited_party, join, new_invitation
from fengqiao.seal import mask_name


@never_cache
@login_required
@require_POST
def invite(request: HttpRequest, number: str) -> HttpResponse:
    """Make a fresh link for the other side and show it once, with a picture to scan; an older link stops working."""
    matter = visit.matter_or_404(request, number)
    if Role.APPLICANT not in visit.hats_of(request, matter):
        raise Http404
    try:
        token = new_invitation(matter)
    except ActionRefused as refused:
        messages.error(request, str(refused))
        return redirect("my_matter", number)
    link = settings.PUBLIC_URL + reverse("join", args=[token])
    return render(request, "citizen/invite.html", {"matter": matter, "link": link, "picture": _qr(link)})


def _qr(link: str) -> SafeString:
    picture = BytesIO()
    segno.make(link, error="m").save(
        picture,
        kind="svg",
        scale=6,
        border=3,
        xmldecl=False,
        svgns=True,
        omitsize=True,
        dark="#000",
        light="#fff",
        nl=False,
    )
    return SafeString(picture.getvalue().decode())


@never_cache
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """What the invitation is about; a signed-in POST joins the matter as the other side."""
    party = invited_party(token)
    if party is None:
        return render(request, "citizen/join_unknown.html", status=404)
    user = visit.signed_in(request)
    problem = ""
    if request.method == "POST" and user is not None:
        try:
            join(party, user, visit.now())
        except ActionRefused as refused:
            problem = str(refused)
        else:
            messages.success(request, _("您已经加入。看过以后，请选同意还是不同意。"))
            return redirect("my_matter", party.matter.number)
    elif user is not None and party.user_id == user.pk:
        return redirect("my_matter", party.matter.number)
    if party.joined_at and not problem:
        # Used already: to whoever joined it is the way back after signing in, to anybody else it says nothing.
        return render(request, "citizen/join_unknown.html", status=404) if user else redirect_to_login(request.path)
    applicant = party.matter.parties.filter(role=Role.APPLICANT).first()
    context = {
        "matter": party.matter,
        "service": party.matter.service,
        # The link may be passed on before the right person opens it, so it names nobody in full.
        "applicant": mask_name(applicant.name) if applicant else "",
        "problem": problem,
        "sign_in": reverse("sign_in", query={"next": request.path}),
    }
    return render(request, "citizen/join.html", context, status=409 if problem else 200)
