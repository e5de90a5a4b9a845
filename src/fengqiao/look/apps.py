"""The look application."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Templates, styles and tags shared by the faces."""

    name = "fengqiao.look"
