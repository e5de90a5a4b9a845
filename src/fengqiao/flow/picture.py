"""A service draws itself: Mermaid text for documents, and an SVG for pages, laid out by how far a step is from the start."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from fengqiao.flow.declare import Action, Service, Step
from fengqiao.flow.fields import _

_BOX_W, _BOX_H, _GAP_X, _GAP_Y, _PAD = 168, 52, 108, 34, 24
_LETTERS = 17
"""How many Latin letters fit on one line of a box."""


def mermaid(service: Service) -> str:
    """The flow as a Mermaid state diagram; labels are the Chinese ones."""
    lines = ["stateDiagram-v2", "    direction LR", f"    [*] --> {service.first_step.key}"]
    lines += [f'    state "{step.label}" as {step.key}' for step in service.steps]
    for step in service.steps:
        lines += [f"    {step.key} --> {action.to or step.key} : {action.label}" for action in step.actions]
        if step.is_end:
            lines.append(f"    {step.key} --> [*]")
    return "\n".join(lines)


def layers(service: Service) -> list[list[Step]]:
    """The steps by their distance from the first one, in the order declared; ends stand in the last column."""
    depth = {service.first_step.key: 0}
    todo = [service.first_step]
    while todo:
        step = todo.pop(0)
        for action in step.actions:
            if action.to and action.to not in depth:
                depth[action.to] = depth[step.key] + 1
                todo.append(service.step(action.to))
    last = max(depth[step.key] for step in service.steps if not step.is_end) + 1
    columns: list[list[Step]] = [[] for _column in range(last + 1)]
    for step in service.steps:
        columns[last if step.is_end else depth[step.key]].append(step)
    return [column for column in columns if column]


def svg(service: Service, here: str = "", say: Callable[[str], str] = str, *, at_desk: bool = False) -> str:
    """The flow as an SVG image with a title and a text alternative; ``here`` marks the step a matter stands in.

    ``say`` puts a declared label into the reader's language; without it the labels stay Chinese.
    ``at_desk`` takes the labels that speak of the citizen, not to them.

    Colours are CSS custom properties with plain fall-backs, so that the picture follows light and dark mode.
    """
    columns = layers(service)
    tallest = max(len(column) for column in columns)
    width = len(columns) * (_BOX_W + _GAP_X) - _GAP_X + 2 * _PAD
    height = tallest * (_BOX_H + _GAP_Y) - _GAP_Y + 2 * _PAD + 24
    at: dict[str, tuple[int, int]] = {}
    for x, column in enumerate(columns):
        top = (height - (len(column) * (_BOX_H + _GAP_Y) - _GAP_Y)) // 2
        for y, step in enumerate(column):
            at[step.key] = (_PAD + x * (_BOX_W + _GAP_X), top + y * (_BOX_H + _GAP_Y))
    arrows = [_arrow(at, step, action, say(action.label)) for step in service.steps for action in _distinct(step)]
    boxes = [
        _box(at[step.key], step, say(step.desk_label if at_desk else step.label), step.key == here)
        for step in service.steps
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" class="flow" aria-label="{escape(say(_("%(service)s的办理步骤")) % {"service": say(service.name)})}">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="var(--ink-soft, #6b6259)"/></marker></defs>' + "".join(arrows + boxes) + "</svg>"
    )


def _distinct(step: Step) -> list[Action]:
    """One action per target: two ways to the same step are one arrow."""
    seen: dict[str, Action] = {}
    for action in step.actions:
        if action.to and action.to != step.key:
            seen.setdefault(action.to, action)
    return list(seen.values())


def _box(place: tuple[int, int], step: Step, label: str, here: bool) -> str:
    x, y = place
    stroke = "var(--maple, #a4341f)" if here else "var(--line-strong, #b9ab99)"
    fill = "var(--paper-sunk, #f4efe6)" if step.is_end else "var(--paper, #fffdf8)"
    mark = ' class="flow__here"' if here else ""
    return (
        f'<rect{mark} x="{x}" y="{y}" width="{_BOX_W}" height="{_BOX_H}" rx="{26 if step.is_end else 8}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{3 if here else 1.5}"/>' + _label(label, x + _BOX_W // 2, y + _BOX_H // 2)
    )


def _label(text: str, x: int, y: int) -> str:
    """The label around a point: on one line, or on two smaller ones broken at a blank where it would not fit."""
    lines = _in_lines(text)
    size = 16 if len(lines) == 1 else 14
    first = y - (len(lines) - 1) * 9
    return "".join(
        f'<text x="{x}" y="{first + number * 18}" text-anchor="middle" dominant-baseline="central" '
        f'font-size="{size}" fill="var(--ink, #2b2622)">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )


def _in_lines(text: str) -> list[str]:
    blanks = [place for place, letter in enumerate(text) if letter == " "]
    if len(text) <= _LETTERS or not blanks:
        return [text]
    middle = min(blanks, key=lambda place: abs(place - len(text) // 2))
    return [text[:middle], text[middle + 1 :]]


def _arrow(at: dict[str, tuple[int, int]], step: Step, action: Action, label: str) -> str:
    (x1, y1), (x2, y2) = at[step.key], at[action.to]
    line = 'fill="none" stroke="var(--ink-soft, #6b6259)" stroke-width="1.3" marker-end="url(#tip)"'
    if x2 > x1:
        start, end = (x1 + _BOX_W, y1 + _BOX_H // 2), (x2, y2 + _BOX_H // 2)
        bend = (end[0] - start[0]) // 2
        path = f"M{start[0]} {start[1]} C{start[0] + bend} {start[1]} {end[0] - bend} {end[1]} {end[0]} {end[1]}"
    elif x2 == x1:
        down = y2 > y1
        start, end = (x1 + _BOX_W // 2, y1 + (_BOX_H if down else 0)), (x2 + _BOX_W // 2, y2 + (0 if down else _BOX_H))
        path = f"M{start[0]} {start[1]} L{end[0]} {end[1]}"
    else:
        start, end = (x1 + _BOX_W // 3, y1), (x2 + 2 * _BOX_W // 3, y2)
        path = f"M{start[0]} {start[1]} C{start[0]} {start[1] - 40} {end[0]} {end[1] - 40} {end[0]} {end[1]}"
    return f'<path d="{path}" {line}><title>{escape(label)}</title></path>'
