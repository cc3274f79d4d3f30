"""The composition root: clocks, journals, plans and chance come from outside only here."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from starlette.applications import Starlette

from engine.clock import Clock, ScaledClock, SystemClock
from engine.desk import Desk
from engine.journal.entry import Journal
from engine.journal.sqlite import SqliteJournal
from engine.plan.library import PlanLibrary
from engine.upkeep.book import UpkeepBook
from simulations.library import names
from web.app import Parts, create_app
from web.drills_under_way import Demonstration
from web.realm import Realm, RealmName, open_realm
from web.settings import Settings


def compose(settings: Settings) -> Starlette:
    """Open everything under the data directory and return the application.

    Raises SettingsRefused, PlanNotFound for an overlay that is missing, JournalUnavailable, or
    FileRefused with every fault of the plans.
    """
    settings.check()
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    wall = SystemClock()
    library = PlanLibrary.shipped(settings.plans, settings.overlay)
    exercise = SqliteJournal(settings.data / "drill.sqlite3")
    clock = ScaledClock(drill_time(exercise, wall.now()), wall)
    return create_app(
        Parts(
            settings=settings,
            real=_open("real", SqliteJournal(settings.data / "real.sqlite3"), library, wall),
            drill=_open("drill", exercise, library, clock),
            plans=[library.plan(name) for name in library.names()],
            upkeep=UpkeepBook(SqliteJournal(settings.data / "plans.sqlite3"), library, wall),
            now=wall.now,
            new_id=lambda: str(uuid4()),
            demonstration=Demonstration() if settings.demo else None,
        )
    )


def drill_time(journal: Journal, now: datetime) -> datetime:
    """Return where the drills' clock starts: never before what it has recorded.

    While a drill is under way the clock stood still with the console, so that a night between two
    starts does not make everybody late at once.
    """
    last = journal.since(journal.head() - 1, 1)
    if not last:
        return now
    scenarios = names()
    for head in journal.incidents(only_open=True):
        if journal.read(head.incident, upto=1)[0].payload["drill"] in scenarios:
            return last[0].recorded_at
    return max(now, last[0].recorded_at)


def _open(name: RealmName, journal: Journal, library: PlanLibrary, clock: Clock) -> Realm:
    return open_realm(name, Desk(journal, library, clock))
