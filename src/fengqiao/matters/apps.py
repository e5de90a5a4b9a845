"""The matters application."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Matters and their events."""

    name = "fengqiao.matters"
    verbose_name = "办件"
    default_auto_field = "django.db.models.BigAutoField"
