"""What every page stands on: the settings, the people, the sessions, the realms, the words."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import jinja2

from engine.text import Language
from engine.upkeep.book import UpkeepBook
from web.assets import Assets
from web.drills_under_way import DrillsUnderWay
from web.people import Person
from web.realm import Realm, RealmName
from web.sessions import Sessions
from web.settings import Settings


@dataclass(frozen=True)
class Site:
    """One running console. `now` is the wall clock (UTC): sessions live by it in both realms.

    `upkeep` is the record of the plans themselves, apart from both realms.
    `homes` says which path a role's room has; it is drawn from the rooms themselves.
    """

    settings: Settings
    people: Mapping[str, Person]
    sessions: Sessions
    realms: Mapping[RealmName, Realm]
    upkeep: UpkeepBook
    drills: DrillsUnderWay
    assets: Assets
    templates: Mapping[Language, jinja2.Environment]
    translations: Mapping[Language, gettext.NullTranslations]
    homes: Mapping[str, str]
    now: Callable[[], datetime]
    new_id: Callable[[], str]

    def home(self, person: Person) -> str:
        """Return the path of a person's room."""
        return self.homes.get(person.role, "/lobby")

    def living(self, session: str) -> bool:
        """Tell whether a session may still be followed."""
        return self.sessions.living(session, self.now())
