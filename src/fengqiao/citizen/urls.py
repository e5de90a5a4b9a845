"""Addresses of the citizen's site, by what a citizen is doing."""

from django.urls import URLPattern, path

from fengqiao.citizen import (
    act_views,
    apply_views,
    ask_views,
    complaint_views,
    gallery_view,
    home_views,
    join_views,
    law_views,
    my_views,
    service_views,
    still_views,
    tools_views,
)

# --- Coming in ---------------------------------------------------------------------------------------------------------
_home: list[URLPattern] = [
    path("", home_views.home, name="home"),
    path("modules/<slug:key>/", home_views.module, name="module"),
    path("view/type/", home_views.set_type, name="set_type"),
    path("view/language/", home_views.set_language, name="set_language"),
    path("look/", gallery_view.gallery, name="look"),
]

# --- Applying ----------------------------------------------------------------------------------------------------------
_applying: list[URLPattern] = [
    path("services/", service_views.index, name="services"),
    path("services/<slug:code>/", service_views.page, name="service"),
    path("apply/<slug:code>/", apply_views.start, name="apply_start"),
    path("apply/<slug:code>/where/", apply_views.where, name="apply_where"),
    path("apply/<slug:code>/review/", apply_views.review, name="apply_review"),
    path("apply/<slug:code>/send/", apply_views.send, name="apply_send"),
    path("apply/<slug:code>/forget/", apply_views.forget, name="apply_forget"),
    path("apply/<slug:code>/<slug:key>/", apply_views.section, name="apply_section"),
    path("apply/<slug:code>/<slug:key>/save/", apply_views.save, name="apply_save"),
]

# --- My matters --------------------------------------------------------------------------------------------------------
_mine: list[URLPattern] = [
    path("my/", my_views.index, name="my"),
    path("my/notices/", my_views.notices, name="my_notices"),
    path("my/<slug:number>/", my_views.matter, name="my_matter"),
    path("my/<slug:number>/received/", my_views.received, name="received"),
    path("my/<slug:number>/do/<slug:action_key>/", act_views.do, name="my_act"),
    path("my/<slug:number>/files/<uuid:key>/", my_views.file, name="my_file"),
    path("my/<slug:number>/papers/<uuid:key>/", my_views.paper_text, name="my_paper"),
    path("my/<slug:number>/papers/<uuid:key>.pdf", my_views.paper, {"kind": "pdf"}, name="my_paper_pdf"),
    path("my/<slug:number>/papers/<uuid:key>.docx", my_views.paper, {"kind": "docx"}, name="my_paper_docx"),
    path("my/<slug:number>/invite/", join_views.invite, name="invite"),
    path("calendar/<slug:number>.ics", my_views.calendar, name="calendar"),
    path("join/<str:token>/", join_views.open_link, name="join"),
]

# --- Complaints and suggestions ----------------------------------------------------------------------------------------
_complaints: list[URLPattern] = [
    path("complaints/", complaint_views.complaints, name="complaints"),
    path("complaints/look-up/", complaint_views.look_up, name="complaint_look_up"),
    path("complaints/<slug:number>/", complaint_views.complaint, name="complaint"),
]

# --- Asking, the law, calculators --------------------------------------------------------------------------------------
_asking: list[URLPattern] = [
    path("ask/", ask_views.ask, name="ask"),
    path("ask/go-on/<slug:code>/", ask_views.go_on, name="ask_go_on"),
    path("guides/", ask_views.guides, name="guides"),
    path("guides/<slug:key>/", ask_views.guide, name="guide"),
    path("law/", law_views.index, name="law_index"),
    path("law/plain/", law_views.plain, name="law_plain"),
    path("law/<str:name>/", law_views.law, name="law"),
    path("law/<str:name>/<str:place>/", law_views.article, name="law_article"),
]

# --- Calculators and "am I still in time" -------------------------------------------------------------------------------
_tools: list[URLPattern] = [
    path("tools/", tools_views.index, name="tools"),
    path("tools/<slug:key>/", tools_views.tool, name="tool"),
    path("tools/<slug:key>/pdf/", tools_views.pdf, name="tool_pdf"),
    path("tools/<slug:key>/apply/<slug:code>/", tools_views.apply, name="tool_apply"),
    path("still-in-time/", still_views.index, name="still_in_time"),
    path("still-in-time/<slug:key>/", still_views.situation, name="still_in_time_situation"),
    path("still-in-time/<slug:key>/calendar/", still_views.calendar, name="still_in_time_calendar"),
    path("still-in-time/<slug:key>/apply/<slug:code>/", still_views.apply, name="still_in_time_apply"),
]

urlpatterns: list[URLPattern] = [*_home, *_applying, *_mine, *_complaints, *_asking, *_tools]
