"""Which plan and edition a page of the library shows, and how its pages point at each other."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from engine.errors import PlanNotFound
from engine.plan.plan import Plan
from web.errors import PageNotFound
from web.visit import Visit


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """A plan edition. `current` is the one in force; another one was asked for by its hash."""

    plan: Plan
    current: bool

    @property
    def edition(self) -> str:
        """What is shown of the edition's hash."""
        return self.plan.edition[:12]

    def path(self, page: str = "", anchor: str = "", **query: str) -> str:
        """Return the address of a page of this edition within the realm, such as `clauses`."""
        path = f"/plans/{self.plan.id}" + (f"/{page}" if page else "")
        asked = query if self.current else {"edition": self.plan.edition, **query}
        pairs = "&".join(f"{name}={quote(value, safe='')}" for name, value in asked.items())
        return path + (f"?{pairs}" if pairs else "") + (f"#{anchor}" if anchor else "")


def open_plan(visit: Visit) -> OpenedPlan:
    """Return the plan that the path names, in the edition that the query names or the current one.

    Raises `PlanNotFound`, and `PageNotFound` when no journal keeps that edition of this plan.
    """
    name = visit.path_params["plan"]
    asked = visit.query.get("edition", "")
    library = visit.realm.desk.library
    current = library.plan(name) if name in library.names() else None
    if current is not None and asked in ("", current.edition):
        return OpenedPlan(current, current=True)
    if not asked:
        raise PlanNotFound(name)
    plan = _kept(visit, asked)
    if plan is None or plan.id != name:
        raise PageNotFound(asked)
    return OpenedPlan(plan, current=False)


def _kept(visit: Visit, edition: str) -> Plan | None:
    """Return an edition that one of the journals keeps; a drill's plans are those of real work."""
    for realm in visit.site.realms.values():
        files = realm.desk.journal.edition(edition)
        if files is not None:
            return realm.desk.library.edition(edition, files)
    return None
