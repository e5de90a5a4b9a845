"""The knowledge application."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Statutes and guides."""

    name = "fengqiao.knowledge"
    verbose_name = "法规库"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The impact list and the local figures have admin pages of their own."""
        from django.utils.module_loading import autodiscover_modules

        autodiscover_modules("impact_admin", "figure_admin")
