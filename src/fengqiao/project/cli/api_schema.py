"""The committed description of the API."""

from __future__ import annotations

import json

import click

from fengqiao.project.cli import set_up_django


@click.command()
def schema() -> None:
    """Print the OpenAPI description; docs/reference/openapi.json is this, committed and compared in a test."""
    set_up_django()
    from fengqiao.api.doors import api

    described = api.get_openapi_schema(path_prefix="/api/")
    click.echo(json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True, default=str))
