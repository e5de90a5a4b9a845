"""The people application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Areas, agencies, users."""

    name = "fengqiao.people"
    verbose_name = "人员与机构"
    default_auto_field = "django.db.models.BigAutoField"
