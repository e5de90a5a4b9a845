"""The back office for areas, agencies, people, rosters and statutes: the framework's admin, in Unfold's clothes."""

from django.contrib.admin.apps import AdminConfig


class OfficeAdminConfig(AdminConfig):
    """The admin site is allauth's sign-in away: password and TOTP, as everywhere for staff."""

    default_site = "fengqiao.project.admin_site.OfficeAdminSite"
