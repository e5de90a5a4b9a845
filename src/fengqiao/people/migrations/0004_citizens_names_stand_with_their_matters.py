"""The name of a citizen stands sealed in their matters; the column of names is for staff, whose names are public."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def _forget_names(apps: Any, _schema_editor: Any) -> None:
    apps.get_model("people", "User").objects.filter(is_staff=False).exclude(name="").update(name="")


class Migration(migrations.Migration):
    dependencies = [("people", "0003_one_time_password")]

    operations = [migrations.RunPython(_forget_names, migrations.RunPython.noop)]
