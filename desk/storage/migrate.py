"""From an older desk to this version: all steps in one transaction of our own, after a copy was taken."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from desk.storage.engine import IMMEDIATE, MARK
from desk.story.errors import DeskError, DeskUnavailable

SCRIPTS = Path(__file__).parent / "migrations"


def known() -> tuple[str, ...]:
    """The versions of a desk that this program knows, oldest first, by the names of the steps' files."""
    return tuple(sorted(file.name[1:5] for file in (SCRIPTS / "versions").glob("m[0-9]*_*.py")))


def version(connection: Connection, where: str) -> str:
    """The version of the desk behind the connection; '' for one that is still to be made.

    Raises DeskUnavailable where there are tables that are no desk's.
    """
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none() or ""
    if tables:
        raise DeskUnavailable(f"What lies at {where} is no desk, but something else: give another place.")
    return ""


def wanted(found: str, where: str) -> bool:
    """Whether a desk of version `found` is to be brought up. Raises DeskUnavailable for a newer one."""
    versions = known()
    if found and found not in versions:
        raise DeskUnavailable(
            f"The desk {where} was written by a newer Desk (its version is {found}, this program knows "
            f"{versions[-1]}): open it with the newer program. Nothing was changed."
        )
    return found != versions[-1]


def bring_up(engine: Engine, found: str, where: str, copy: Callable[[str], str]) -> None:
    """Bring the desk from version `found` to the newest. `copy(found)` copies it first and says where to.

    If a step fails, the desk is as it was, and DeskUnavailable says so.
    """
    kept = copy(found) if found else ""
    try:
        with engine.connect().execution_options(**IMMEDIATE) as connection:
            if engine.dialect.name == "sqlite":
                _run_on_sqlite(connection)
            else:
                _run_on_postgres(connection, where)
    except DeskError:
        raise
    except Exception as error:
        said = (str(error) or type(error).__name__).splitlines()[0]
        raise DeskUnavailable(
            f"The desk {where} could not be brought to this version ({said}). It is as it was"
            + (f", and there is a copy of it: {kept}." if kept else ".")
        ) from error
    finally:
        engine.dispose()


def _run_on_sqlite(connection: Connection) -> None:
    # A table that Alembic copies and renames must not pull its children along. In a transaction it has no effect.
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute("PRAGMA foreign_keys = OFF")
    with connection.begin():
        _upgrade(connection)
        if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise DeskUnavailable(f"A row of {lost[0]} would have lost what it belongs to. The desk is as it was.")
        connection.exec_driver_sql(f"PRAGMA application_id = {MARK}")


def _run_on_postgres(connection: Connection, where: str) -> None:
    with connection.begin():
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('desk migration'))"))
        found = version(connection, where)  # another program may have done it while we waited
        if found != known()[-1]:
            if found:
                _copy_on_server(connection, f"before_{found}_{secrets.token_hex(3)}")
            _upgrade(connection)


def _copy_on_server(connection: Connection, schema: str) -> None:
    """All tables as they are, in a schema of their own; but not the photos, which nothing ever changes."""
    connection.execute(text(f"CREATE SCHEMA {schema}"))
    for table in inspect(connection).get_table_names():
        if table != "original":
            connection.execute(text(f"CREATE TABLE {schema}.{table} AS TABLE public.{table}"))


def _upgrade(connection: Connection) -> None:
    from alembic import command  # only where there is something to do: it takes a while to import
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
