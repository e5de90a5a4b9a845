"""The knowledge application."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Statutes and guides."""

    name = "fengqiao.knowledge"
    verbose_name = "法规库"
    default_auto_field = "django.db.models.BigAutoField"
