"""The table service x step x action x role as a page: generated, committed, read before a change of rights is merged."""

from __future__ import annotations

from fengqiao.flow import Role, Service
from fengqiao.matters.rights import rights_table
from fengqiao.services import CATALOGUE


def rights_page() -> str:
    """docs/reference/rights.md."""
    lines = [
        "# Who may do what",
        "",
        "Generated from the declarations by `./fengqiao manage rights_page`; a test compares it. One row an action.",
    ]
    for service in CATALOGUE:
        lines += ["", f"## {service.name} (`{service.code}`)", "", "| step | action | who |", "|---|---|---|"]
        for _code, step, action, roles in rights_table([service]):
            who = "、".join(Role(role).label for role in roles.split())
            lines.append(
                f"| {service.step(step).label} `{step}` | {_label(service, step, action)} `{action}` | {who} |"
            )
    return "\n".join(lines) + "\n"


def _label(service: Service, step: str, action: str) -> str:
    found = service.action(step, action)
    assert found is not None  # the table is made from the same declaration
    return found.label
