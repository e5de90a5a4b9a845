"""A code that signs somebody in is sealed until it is sent, and then forgotten."""

from __future__ import annotations

from typing import Any

from django.db import migrations

import fengqiao.seal.fields


def _forget_old_codes(apps: Any, _schema_editor: Any) -> None:
    apps.get_model("notices", "Notice").objects.filter(once__startswith="code:").delete()


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_names_in_the_back_office")]

    operations = [
        migrations.AddField(
            "notice",
            "secret",
            fengqiao.seal.fields.SealedTextField(blank=True, default="", editable=False),
        ),
        migrations.RunPython(_forget_old_codes, migrations.RunPython.noop),
    ]
