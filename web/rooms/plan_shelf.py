"""Which plan and edition a page of the library shows, and how its pages point at each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from engine.errors import PlanNotFound
from engine.plan.plan import Plan
from web.editions import current_plan
from web.errors import PageNotFound
from web.rooms.plan_words import Reading
from web.visit import Visit


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """A plan edition. `current` is the one that the library shows unasked, `others` lie beside it."""

    plan: Plan
    current: bool
    in_force: bool
    others: tuple[Plan, ...] = ()

    @property
    def edition(self) -> str:
        """What is shown of the edition's hash."""
        return self.plan.edition[:12]

    def path(self, page: str = "", anchor: str = "", **query: str) -> str:
        """Return the address of a page of this edition within the realm, such as `clauses`."""
        asked = query if self.current else {**query, "edition": self.plan.edition}
        return plan_path(self.plan.id, page, anchor, **asked)


def plan_path(plan_id: str, page: str = "", anchor: str = "", **query: str) -> str:
    """Return the address of a page of a plan within the realm."""
    path = f"/plans/{plan_id}" + (f"/{page}" if page else "")
    pairs = "&".join(f"{name}={quote(value, safe='')}" for name, value in query.items() if value)
    return path + (f"?{pairs}" if pairs else "") + (f"#{anchor}" if anchor else "")


def shown(visit: Visit, plan: Plan) -> OpenedPlan:
    """Return an edition as the library shows it today."""
    library, day = visit.realm.desk.library, visit.today
    try:
        current, beside = current_plan(library, plan.id, day), library.editions(plan.id)
    except PlanNotFound:
        return OpenedPlan(plan, current=False, in_force=False)
    others = tuple(one for one in beside if one.edition != plan.edition)
    same = plan.edition == current.edition
    return OpenedPlan(plan, same, same and plan.document.in_force(day), others)


def open_plan(visit: Visit) -> OpenedPlan:
    """Return the plan that the path names, in the edition that the query names or the current one.

    Raises `PlanNotFound`, and `PageNotFound` when nobody keeps that edition of this plan.
    """
    name, asked = visit.path_params["plan"], visit.query.get("edition", "")
    if not asked:
        return shown(visit, current_plan(visit.realm.desk.library, name, visit.today))
    plan = _edition(visit, asked)
    if plan is None or plan.id != name:
        raise PageNotFound(asked)
    return shown(visit, plan)


def _edition(visit: Visit, edition: str) -> Plan | None:
    """Return an edition of the folder, or one that a journal keeps: a drill's plans are real ones."""
    library = visit.realm.desk.library
    for realm in visit.site.realms.values():
        files = realm.desk.journal.edition(edition)
        try:
            return library.edition(edition, files)
        except PlanNotFound:
            continue
    return None


def leaf(visit: Visit, template: str, opened: OpenedPlan, **context: Any) -> Response:
    """Return a page of one plan; templates see `opened` and `read`, the words of its parts."""
    reading = Reading(opened.plan, visit.language)
    return visit.page(template, opened=opened, read=reading, **context)
