"""The catalogue of services: an object a test can build afresh, filled once at start from ``fengqiao.services``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from fengqiao.flow.check import DeclarationError, problems_of
from fengqiao.flow.declare import Service


class Catalogue:
    """Every service by its code; several versions of one code may stand side by side, each from its own day."""

    def __init__(self, services: Iterable[Service] = ()) -> None:
        """Raise DeclarationError, listing every problem of every service, when any is declared wrongly."""
        self._versions: dict[str, list[Service]] = {}
        problems: list[str] = []
        numbers: dict[int, str] = {}
        for service in services:
            problems += problems_of(service)
            if numbers.setdefault(service.number, service.code) != service.code:
                problems.append(
                    f"{service.code}: number {service.number} belongs to {numbers[service.number]}; choose another"
                )
            versions = self._versions.setdefault(service.code, [])
            if any(known.in_force_from == service.in_force_from for known in versions):
                problems.append(f"{service.code}: two versions begin on {service.in_force_from}; give one another day")
            versions.append(service)
            versions.sort(key=lambda version: version.in_force_from)
        for service in self.all_versions():
            for hand_off in service.hand_offs:
                if hand_off.to not in self._versions:
                    known = ", ".join(sorted(self._versions))
                    problems.append(f"{service.code}: hands off to unknown service {hand_off.to!r}; there are {known}")
        if problems:
            raise DeclarationError("\n".join(problems))

    def __iter__(self) -> Iterator[Service]:
        """The newest version of each service, by matter-number prefix."""
        return iter(sorted((versions[-1] for versions in self._versions.values()), key=lambda s: s.number))

    def __contains__(self, code: object) -> bool:
        return code in self._versions

    def all_versions(self) -> list[Service]:
        """Every version of every service."""
        return [service for versions in self._versions.values() for service in versions]

    def get(self, code: str, on: date | None = None) -> Service:
        """The service as it stood on that day (the newest when None).

        A matter keeps the version of the day it was opened.  KeyError names what exists.
        """
        versions = self._versions.get(code)
        if not versions:
            raise KeyError(f"no service {code!r}; there are {', '.join(sorted(self._versions))}")
        if on is None:
            return versions[-1]
        in_force = [version for version in versions if version.in_force_from <= on]
        return in_force[-1] if in_force else versions[0]
