"""The WSGI door: ``gunicorn fengqiao.project.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengqiao.project.settings")
application = get_wsgi_application()

from fengqiao.knowledge.node import warm  # noqa: E402  # its models load with the application

warm()
