"""Where a clause can be read: its page in the plan library, in the edition that cites it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from engine.plan.clauses import cited, clause_sign
from engine.plan.plan import Plan
from web.editions import is_current

if TYPE_CHECKING:
    from web.visit import Visit


@dataclass(frozen=True, slots=True)
class ClauseMark:
    """One clause of a citation as it is written, and its address if it has one."""

    shown: str
    href: str | None


def clause_marks(
    citation: str, plan: Plan | None = None, visit: Visit | None = None
) -> list[ClauseMark]:
    """Return the clauses that a citation names; with a plan each leads to its page.

    An incident keeps the edition it was opened with: where that is no longer the current one, the
    address names it, so that nobody reads another text than the one that was followed.
    """
    return [
        ClauseMark(clause_sign(one), _address(visit, plan, one) if plan and visit else None)
        for one in cited(citation)
    ]


def _address(visit: Visit, plan: Plan, number: str) -> str:
    current = is_current(visit.realm.desk.library, plan, visit.today)
    return visit.url(clause_path(plan.id, number) + ("" if current else f"?edition={plan.edition}"))


def clause_path(plan_id: str, number: str) -> str:
    """Return the path of a clause's page: /plans/special_equipment/clauses/4.4.12(3)."""
    return f"/plans/{plan_id}/clauses/{quote(number.lstrip('§'), safe='()')}"
