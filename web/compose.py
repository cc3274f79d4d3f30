"""The composition root: clocks, journals, plans and chance come from outside only here."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from starlette.applications import Starlette

from engine.clock import Clock, ScaledClock, SystemClock
from engine.desk import Desk
from engine.journal.sqlite import SqliteJournal
from engine.plan.library import PlanLibrary
from web.app import Parts, create_app
from web.realm import Realm, RealmName, open_realm
from web.settings import Settings


def compose(settings: Settings) -> Starlette:
    """Open everything under the data directory and return the application.

    Raises SettingsRefused, JournalUnavailable, or FileRefused with every fault of the plans.
    """
    settings.check()
    settings.data.mkdir(parents=True, exist_ok=True)
    wall = SystemClock()
    library = PlanLibrary.shipped()
    return create_app(
        Parts(
            settings=settings,
            real=_open("real", settings.data, library, wall),
            drill=_open("drill", settings.data, library, ScaledClock(wall.now(), wall)),
            plans=[library.plan(name) for name in library.names()],
            now=wall.now,
            new_id=lambda: str(uuid4()),
        )
    )


def _open(name: RealmName, data: Path, library: PlanLibrary, clock: Clock) -> Realm:
    journal = SqliteJournal(data / f"{name}.sqlite3")
    return open_realm(name, Desk(journal, library, clock))
