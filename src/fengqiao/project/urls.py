"""Where every face hangs."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("account/", include("fengqiao.people.urls")),
    path("desk/", include("fengqiao.desk.urls")),
    path("api/", include("fengqiao.api.urls")),
    path("", include("fengqiao.citizen.urls")),
]

handler500 = "fengqiao.project.faults.server_error"
