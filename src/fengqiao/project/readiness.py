"""What must hold before an installation serves anybody: database, tables, seal key; each fault with its remedy."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, connection


def refuse_unready() -> None:
    """Raise ImproperlyConfigured with every sentence that must be heeded before pages are served or messages sent."""
    if found := list(faults()):
        raise ImproperlyConfigured("\n".join(found))


def faults() -> Iterator[str]:
    """A sentence for each thing that is wrong; nothing more is looked at where there is no database or no table."""
    from fengqiao.notices.gateways import gateway

    try:
        gateway()
    except ImproperlyConfigured as error:
        yield str(error)
    if sentence := no_cache():
        yield sentence
    if sentence := unreachable() or unmigrated() or wrong_seal_key():
        yield sentence


def no_cache() -> str:
    """What to do when the shared cache does not answer; "" when it does, or lies in the database."""
    if not settings.CACHES["default"]["BACKEND"].endswith("RedisCache"):
        return ""
    try:
        cache.get("anything")
    except Exception as error:  # the client's own errors; the package is there only where a cache is named
        return f"FENGQIAO_REDIS_URL does not answer: {error}. Start it, or take the variable out: the database will do."
    return ""


def unreachable() -> str:
    """Why the database cannot be reached, in one sentence; "" when it can."""
    try:
        connection.ensure_connection()
    except (DatabaseError, InterfaceError) as error:
        return f"the database cannot be reached: {reason(error)}. Is it running, and is FENGQIAO_DATABASE_URL right?"
    return ""


def reason(error: BaseException) -> str:
    """The first line of what the database said.  A pool only says that it waited, so it is asked once without."""
    told = str(error)
    if connection.vendor == "postgresql" and "couldn't get a connection" in told:
        import psycopg

        try:
            psycopg.connect(**{**connection.get_connection_params(), "connect_timeout": 3}).close()
        except psycopg.Error as direct:
            told = str(direct)
    return (told.strip().splitlines() or ["no reason given"])[0].rstrip(".")


def unmigrated() -> str:
    """What to do when this version's tables are not all there; "" when they are."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return f"the database is not of this version: {len(waiting)} changes wait. Back up, then ./fengqiao migrate"
    return ""


def wrong_seal_key() -> str:
    """What to do when the seal key is not the one the data was sealed with; "" when it is, or nothing is sealed yet.

    With another key nothing old opens, and what is written from then on opens with the new one alone.
    """
    from fengqiao.matters.models import Event
    from fengqiao.people.models import User
    from fengqiao.seal import SealBroken

    try:
        Event.objects.exclude(sealed_digest="").order_by("pk").first()
        User.objects.exclude(phone_digest="").order_by("pk").first()
    except SealBroken:
        return "FENGQIAO_SEAL_KEY is not the key this data was sealed with. Find the old one; do not make a new one."
    return ""
