"""Which warning a path names, and whether the visitor's party has a part in it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.plan.plan import Plan
from engine.text import Text
from engine.warning.content import level_words
from engine.warning.decide.deciding import STATES
from engine.warning.desk import WarningDesk, id_of, name_of
from engine.warning.state import Content, Warned
from web.visit import Visit


@dataclass(frozen=True)
class OpenedWarning:
    """A warning with the plan edition it is pinned to, and the number people name it by.

    `own` is the visitor's party that has a part in it; empty when none has.
    """

    plan: Plan
    warned: Warned
    number: int
    own: str = ""

    @property
    def path(self) -> str:
        """The warning's page within the realm."""
        return f"/warnings/{id_of(self.warned)}"

    @property
    def content(self) -> Content:
        """The version in force, or the draft before the first issue."""
        return self.warned.content

    @property
    def state(self) -> Text:
        """How it stands, in words."""
        zh, en = STATES[self.warned.state]
        return Text(zh=zh, en=en)

    @property
    def level(self) -> Text | None:
        """Its level in words, if the plan has levels and one was given."""
        return level_words(self.plan, self.content.level)

    @property
    def district(self) -> Text:
        """Where it was noticed."""
        return self.plan.directory.districts[self.warned.district].title


def opened_of(desk: WarningDesk, warned: Warned, own: str = "") -> OpenedWarning:
    """Return a warning with its plan and number."""
    return OpenedWarning(desk.plan(warned), warned, desk.number(warned.id), own)


def concerned(desk: WarningDesk, plan: Plan, warned: Warned) -> frozenset[str]:
    """Return every party with a part in a warning: also who raised it, and the plan's bodies."""
    first = desk.journal.read(warned.id, upto=1)
    reporters = {one.actor.party for one in first if one.actor.party}
    bodies = {plan.party(body.id, warned.district) for body in plan.organisation.bodies}
    return warned.involved | reporters | bodies


def open_warning(visit: Visit) -> OpenedWarning:
    """Return the warning that the path names.

    Raises `WarningNotFound`, and `NotPermitted` for who may act only for their own party when that
    party has no part in it.
    """
    desk = visit.realm.warnings
    warned = desk.warning(name_of(visit.path_params["warning"]))
    plan = desk.plan(warned)
    own = min(concerned(desk, plan, warned) & visit.person.parties, default="")
    visit.require(own or None)
    return OpenedWarning(plan, warned, desk.number(warned.id), own)


def seen(visit: Visit) -> list[OpenedWarning]:
    """Return the warnings that the visitor may see, the latest first."""
    desk = visit.realm.warnings
    found = []
    for warned in reversed(desk.warnings()):
        plan = desk.plan(warned)
        own = min(concerned(desk, plan, warned) & visit.person.parties, default="")
        if visit.concerns(own or None):
            found.append(OpenedWarning(plan, warned, desk.number(warned.id), own))
    visit.concerns(visit.person.party)
    return found
