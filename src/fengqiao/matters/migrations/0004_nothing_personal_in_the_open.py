"""File names, and who helps whom, are sealed like every other personal fact."""

from __future__ import annotations

import json
from typing import Any

from django.db import migrations, models

import fengqiao.seal.fields
from fengqiao.seal.fields import sealer

_NOW_SEALED = ("helper_relation", "chosen_mediator")


def _seal_columns(apps: Any, _schema_editor: Any) -> None:
    for name, column in (("Attachment", "filename"), ("Party", "helper_relation")):
        model = apps.get_model("matters", name)
        for key, value in model.objects.exclude(**{column: ""}).values_list("pk", column).iterator():
            model.objects.filter(pk=key).update(**{column: sealer().seal(value, f"matters.{name}.{column}")})


def _seal_answers(apps: Any, _schema_editor: Any) -> None:
    model = apps.get_model("matters", "Matter")
    for matter in model.objects.only("pk", "answers", "sealed_answers").iterator():
        moved = {key: matter.answers.pop(key) for key in _NOW_SEALED if key in matter.answers}
        if moved:
            sealed = {**(json.loads(matter.sealed_answers) if matter.sealed_answers else {}), **moved}
            matter.sealed_answers = json.dumps(sealed, ensure_ascii=False, sort_keys=True)
            matter.save(update_fields=["answers", "sealed_answers"])


class Migration(migrations.Migration):
    dependencies = [("matters", "0003_lists_of_one_service")]

    operations = [
        migrations.AlterField("attachment", "filename", models.TextField(verbose_name="文件名")),
        migrations.AlterField("party", "helper_relation", models.TextField(blank=True, default="")),
        migrations.RunPython(_seal_columns, migrations.RunPython.noop),
        migrations.RunPython(_seal_answers, migrations.RunPython.noop),
        migrations.AlterField(
            "attachment", "filename", fengqiao.seal.fields.SealedTextField(verbose_name="文件名")
        ),
        migrations.AlterField(
            "party", "helper_relation", fengqiao.seal.fields.SealedTextField(blank=True, default="")
        ),
    ]
