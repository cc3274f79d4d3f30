"""The calendar of upkeep: what keeps each plan alive, when it is due, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from starlette.responses import Response

from engine.plan.lengths import length_words
from engine.plan.plan import Plan
from engine.plan.upkeep import Span
from engine.text import Text
from engine.upkeep.events import UpkeepCarriedOut
from web.editions import current_plan
from web.errors import FormInvalid, NotPermitted, PageNotFound
from web.permissions import ACTIONS
from web.rooms.plan_shelf import leaf, open_plan, shown
from web.rooms.plan_upkeep import Upkept, shelves, upkept
from web.rooms.plan_words import Reading
from web.routing import Room
from web.visit import Visit

room = Room("plan_calendar")

_NO_DAY = Text(zh="请写完成的日期，如 2026-03-01", en="write the day, such as 2026-03-01")


@room.page("/plans/calendar", action="plan.see")
async def all_plans(visit: Visit) -> Response:
    """Show the upkeep of all plans in one list, the next due first."""
    library = visit.realm.desk.library
    plans = [current_plan(library, name, visit.today) for name in library.names()]
    return visit.page(
        "plans/calendar_all.html",
        shelves=shelves(one for plan in plans for one in _of(visit, plan)),
        readings={plan.id: Reading(plan, visit.language) for plan in plans},
        shelf={plan.id: shown(visit, plan) for plan in plans},
        span_words=_span_words(visit),
    )


@room.page("/plans/{plan}/calendar", action="plan.see")
async def one_plan(visit: Visit) -> Response:
    """Show the upkeep of one plan."""
    opened = open_plan(visit)
    found = shelves(_of(visit, opened.plan))
    keeps = opened.current and not visit.realm.drill and _keeps(visit, opened.plan)
    words = _span_words(visit)
    return leaf(visit, "plans/calendar.html", opened, shelves=found, keeps=keeps, span_words=words)


@room.command("/plans/{plan}/calendar/{duty}", action="plan.keep", realms=("real",))
async def carry_out(visit: Visit) -> Response:
    """Record that a duty was carried out on a day."""
    plan, duty = _kept(visit), visit.path_params["duty"]
    event = UpkeepCarriedOut(duty, _day(visit), visit.field("note"))
    await visit.site.upkeep.carry_out(plan, event, visit.actor, visit.command_id())
    return visit.done(f"/plans/{plan}/calendar#duty-{duty}", visit.gettext("已登记"))


@room.command("/plans/{plan}/calendar/entries/{entry}", action="plan.keep", realms=("real",))
async def retract(visit: Visit) -> Response:
    """Take a record back; it stays to be seen."""
    plan, entry = _kept(visit), visit.path_params["entry"]
    if not (entry.isascii() and entry.isdigit() and len(entry) < 10):
        raise PageNotFound(entry)
    reason, number = visit.field("reason"), visit.command_id()
    await visit.site.upkeep.retract(plan, int(entry), reason, visit.actor, number)
    return visit.done(f"/plans/{plan}/calendar", visit.gettext("已更正，原记录保留"))


def _keeps(visit: Visit, plan: Plan) -> bool:
    """Tell whether a visitor keeps this plan: the director of its own office, if it has one."""
    offices = {plan.party(b.id, "") for b in plan.organisation.bodies if b.kind == "office"}
    return visit.may("plan.keep") and (not offices or bool(offices & visit.person.parties))


def _kept(visit: Visit) -> str:
    """Return the plan of the path. Raises NotPermitted for whoever does not keep it."""
    plan = current_plan(visit.realm.desk.library, visit.path_params["plan"], visit.today)
    if not _keeps(visit, plan):
        raise NotPermitted("plan.keep", ACTIONS["plan.keep"].title)
    return plan.id


def _of(visit: Visit, plan: Plan) -> list[Upkept]:
    # Whoever looks from within a drill sees the same record: plans have no drill of their own.
    return upkept(plan, visit.site.upkeep, visit.site.realms["real"].desk)


def _span_words(visit: Visit) -> Callable[[Span], str]:
    return lambda span: length_words(span.count, span.unit, visit.language)


def _day(visit: Visit) -> date:
    try:
        return date.fromisoformat(visit.field("done_on"))
    except ValueError:
        raise FormInvalid({"done_on": _NO_DAY}) from None
