"""``fengqiao mcp``: the law library as tools for an assistant, over standard input and output.

It needs the optional package: ``pip install "fengqiao[mcp]"``.
"""

from __future__ import annotations

import click


@click.command("mcp")
def mcp() -> None:
    """Offer ask, articles, due dates and services to assistants."""
    from importlib.util import find_spec

    if find_spec("mcp") is None:
        raise click.ClickException('the package for assistants is not installed: pip install "mcp>=2.3,<3"')
    from fengqiao.project.assistants import make_server
    from fengqiao.project.cli.ask import asker_at_hand

    make_server(asker_at_hand()).run()
