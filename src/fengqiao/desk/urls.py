"""Addresses of the workbench.  No personal data ever stands in one: a matter goes by its number."""

from __future__ import annotations

from django.urls import path

from fengqiao.desk import (
    action_page,
    bulk_page,
    complaint_page,
    intake_page,
    matter_page,
    notice_page,
    queue_page,
    search_page,
    service_page,
)

app_name = "desk"
urlpatterns = [
    path("", queue_page.queue, name="queue"),
    path("bulk/", bulk_page.bulk, name="bulk"),
    path("search/", search_page.search, name="search"),
    path("citations/", action_page.citations, name="citations"),
    path("matters/<str:number>/", matter_page.matter, name="matter"),
    path("matters/<str:number>/do/<slug:action_key>/", action_page.do, name="do"),
    path("matters/<str:number>/parties/<uuid:party_id>/", matter_page.open_party, name="party"),
    path("matters/<str:number>/notes/", matter_page.note, name="note"),
    path("matters/<str:number>/files/<uuid:file_id>/", matter_page.file, name="file"),
    path("matters/<str:number>/papers/<uuid:paper_id>.pdf", matter_page.paper, {"kind": "pdf"}, name="paper_pdf"),
    path("matters/<str:number>/papers/<uuid:paper_id>.docx", matter_page.paper, {"kind": "docx"}, name="paper_docx"),
    path("open/", intake_page.intake, name="intake"),
    path("open/<slug:code>/", intake_page.open_for, name="open"),
    path("open/<slug:code>/recent/", intake_page.recent, name="recent"),
    path("opened/<str:number>/", intake_page.opened, name="opened"),
    path("notices/", notice_page.notices, name="notices"),
    path("notices/read/", notice_page.all_read, name="all_read"),
    path("complaints/", complaint_page.complaints, name="complaints"),
    path("complaints/<str:number>/", complaint_page.complaint, name="complaint"),
    path("complaints/<str:number>/contact/", complaint_page.complaint_contact, name="complaint_contact"),
    path("services/", service_page.services, name="services"),
    path("services/<slug:code>/", service_page.service, name="service"),
    path("sessions/", service_page.sessions, name="sessions"),
]
