"""The plan library in a console without a server, over the shipped plans or over a folder of one's own."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from weakref import finalize

from engine.clock import ManualClock
from engine.desk import Desk
from engine.journal.entry import Journal
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from tests.web.console import START, parts_of, shipped
from tests.web.incident_house import Browser
from web.app import create_app
from web.realm import RealmName, open_realm
from web.site import Site
from web.visit import COOKIE

PLANS = Path(__file__).parents[2] / "plans"
FIXTURES = Path(__file__).parents[1] / "plan" / "fixtures"


class PlanHouse:
    """A console whose plans lie in `root`; `see` asks for a page as one person."""

    def __init__(self, data: Path, root: Path = PLANS, journal: Journal | None = None) -> None:
        library = shipped() if root == PLANS else PlanLibrary(root)
        self.library = library

        def desk(name: RealmName) -> Desk:
            kept = journal if journal is not None and name == "real" else MemoryJournal()
            return Desk(kept, library, ManualClock(START))

        parts = replace(
            parts_of(data),
            real=open_realm("real", desk("real")),
            drill=open_realm("drill", desk("drill")),
            plans=[library.plan(name) for name in library.names()],
        )
        self.app = create_app(parts)
        self.site: Site = self.app.state.site
        finalize(self, self.site.sessions.close)

    def see(self, path: str, person: str = "duty_officer", language: str = "zh") -> Page:
        token, _session = self.site.sessions.start(person, START)
        answer = Browser(self.app, {COOKIE: token, "language": language}).get(path)
        return Page(answer.status_code, answer.text)


@dataclass(frozen=True)
class Page:
    """An answer: its status, its markup, its words, its links, and the ids on it."""

    status: int
    html: str

    @property
    def words(self) -> str:
        return " ".join(unescape(re.sub("<[^>]*>", " ", self.html)).split())

    @property
    def links(self) -> list[str]:
        return [unescape(link) for link in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', self.html)]

    @property
    def ids(self) -> list[str]:
        return re.findall(r'\bid="([^"]*)"', self.html)


def copied(plans: Path, *names: str) -> Path:
    """Copy shipped plans, with their jurisdictions, into a folder that a test may change."""
    for name in (*names, "shaoxing"):
        shutil.copytree(PLANS / name, plans / name)
    return plans
