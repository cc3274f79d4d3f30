"""The plan library: every plan in full, for everybody to read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from web.editions import current_plan
from web.errors import PageNotFound
from web.rooms.plan_clauses import clause_page, clauses_of, official, passages
from web.rooms.plan_duties import duties_page
from web.rooms.plan_matrix import matrix
from web.rooms.plan_overview import overview_of
from web.rooms.plan_people import people_of
from web.rooms.plan_search import LONGEST, search
from web.rooms.plan_shelf import OpenedPlan, leaf, open_plan, shown
from web.rooms.plan_work import work_of
from web.routing import Room
from web.visit import Visit

room = Room("plans")


async def _written(
    visit: Visit, template: str, view: Callable[[OpenedPlan], dict[str, Any]]
) -> Response:
    """Write a page beside the loop: a whole plan takes long enough to hold live messages up."""
    opened = open_plan(visit)
    return await asyncio.to_thread(lambda: leaf(visit, template, opened, **view(opened)))


@room.page("/plans", action="plan.see")
async def plans(visit: Visit) -> Response:
    """List the plans, or what they hold of what is asked for."""
    library, day = visit.realm.desk.library, visit.today
    asked = _asked(visit)
    shelf = [shown(visit, current_plan(library, name, day)) for name in library.names()]
    found = await asyncio.to_thread(lambda: [(one, search(one.plan, asked)) for one in shelf])
    return visit.page("plans/plans.html", shelf=shelf, asked=asked, results=found)


@room.page("/plans/{plan}", action="plan.see")
async def overview(visit: Visit) -> Response:
    """Show what a plan is about: its levels, its scope, its responses, its end."""
    return await _written(visit, "plans/overview.html", lambda one: overview_of(visit, one))


@room.page("/plans/{plan}/organisation", action="plan.see")
async def organisation(visit: Visit) -> Response:
    """Show command bodies, groups and units, with their duties, names of old and successors."""
    return await _written(visit, "plans/organisation.html", lambda one: people_of(one.plan))


@room.page("/plans/{plan}/duties", action="plan.see")
async def duties(visit: Visit) -> Response:
    """Show who does what: at one level, in one phase, by one unit, or all of it."""
    return await _written(visit, "plans/duties.html", lambda one: duties_page(visit, one))


@room.page("/plans/{plan}/work", action="plan.see")
async def work(visit: Visit) -> Response:
    """Show every task and every report, and where their times come from."""
    return await _written(visit, "plans/work.html", lambda one: work_of(one.plan))


@room.page("/plans/{plan}/standing", action="plan.see")
async def standing(visit: Visit) -> Response:
    """Show what is owed at all times: warning, prevention, release, safeguards, evidence."""
    return await _written(visit, "plans/standing.html", lambda _: {})


@room.page("/plans/{plan}/clauses", action="plan.see")
async def clauses(visit: Visit) -> Response:
    """Show every clause, and what encodes it."""
    return await _written(
        visit, "plans/clauses.html", lambda one: {"clauses": clauses_of(one.plan)}
    )


@room.page("/plans/{plan}/clauses/{clause}", action="plan.see")
async def clause(visit: Visit) -> Response:
    """Show one clause: its items, its parts, and its own words where the document lies beside."""
    return await _written(visit, "plans/clause.html", lambda one: _clause(visit, one))


def _clause(visit: Visit, opened: OpenedPlan) -> dict[str, Any]:
    number = visit.path_params["clause"]
    found = clause_page(opened.plan, number)
    if found is None:
        raise PageNotFound(number)
    text = official(visit.realm.desk.library, opened.plan)
    return {"found": found, "text": text, "words": passages(text, found.clause.number)}


@room.page("/plans/{plan}/search", action="plan.see")
async def search_one(visit: Visit) -> Response:
    """Show what one plan holds of what is asked for."""
    asked = _asked(visit)
    return await _written(
        visit,
        "plans/search.html",
        lambda one: {"asked": asked, "found": search(one.plan, asked)},
    )


def _asked(visit: Visit) -> str:
    return visit.query.get("q", "").strip()[:LONGEST]


@room.page("/plans/{plan}/print", action="plan.see", realms=("real",))
async def whole(visit: Visit) -> Response:
    """Show the whole plan in one piece, for paper; a drill's plan is the real one."""
    return await _written(visit, "plans/print.html", lambda one: _whole(visit, one))


def _whole(visit: Visit, opened: OpenedPlan) -> dict[str, Any]:
    plan = opened.plan
    index = {"rows": matrix(plan), "index": clauses_of(plan)}
    return index | overview_of(visit, opened) | people_of(plan) | work_of(plan)
