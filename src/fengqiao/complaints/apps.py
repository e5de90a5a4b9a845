"""The complaints application."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """What people want to say about the service itself."""

    name = "fengqiao.complaints"
    verbose_name = "投诉建议"
    default_auto_field = "django.db.models.BigAutoField"
