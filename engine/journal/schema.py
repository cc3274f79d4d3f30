"""Bringing an embedded journal's schema up to this version of the code."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from engine.errors import JournalUnavailable

_MIGRATIONS = "engine.journal:migrations"


def bring_up_to_date(connection: Connection) -> None:
    """Migrate in one transaction; raises `JournalUnavailable` for what is not ours or is newer."""
    config = Config()
    config.set_main_option("script_location", _MIGRATIONS)
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    _require_known(connection, scripts, current)
    if current != scripts.get_current_head():
        command.upgrade(config, "head")
    connection.commit()


def _require_known(connection: Connection, scripts: ScriptDirectory, current: str | None) -> None:
    if current is None and inspect(connection).get_table_names():
        raise JournalUnavailable("the file is another program's database, not a journal")
    if current is not None and current not in {one.revision for one in scripts.walk_revisions()}:
        raise JournalUnavailable(
            f"the journal has schema {current}, which this version does not know; "
            "open it with the newer version that wrote it"
        )
