"""The plan library: every plan in full, for everybody to read."""

from __future__ import annotations

from starlette.responses import Response

from web.editions import current_plan
from web.errors import PageNotFound
from web.rooms.plan_clauses import clause_page, clauses_of, official, passages
from web.rooms.plan_matrix import matrix
from web.rooms.plan_overview import overview_of
from web.rooms.plan_people import people_of
from web.rooms.plan_search import LONGEST, search
from web.rooms.plan_shelf import leaf, open_plan, shown
from web.rooms.plan_work import work_of
from web.routing import Room
from web.visit import Visit

room = Room("plans")


@room.page("/plans", action="plan.see")
async def plans(visit: Visit) -> Response:
    """List the plans, or what they hold of what is asked for."""
    library, day = visit.realm.desk.library, visit.today
    asked = visit.query.get("q", "").strip()[:LONGEST]
    shelf = [shown(visit, current_plan(library, name, day)) for name in library.names()]
    results = [(opened, search(opened.plan, asked)) for opened in shelf] if asked else []
    return visit.page("plans/plans.html", shelf=shelf, asked=asked, results=results)


@room.page("/plans/{plan}", action="plan.see")
async def overview(visit: Visit) -> Response:
    """Show what a plan is about: its levels, its scope, its responses, its end."""
    opened = open_plan(visit)
    return leaf(visit, "plans/overview.html", opened, **overview_of(visit, opened))


@room.page("/plans/{plan}/organisation", action="plan.see")
async def organisation(visit: Visit) -> Response:
    """Show command bodies, groups and units, with their duties, names of old and successors."""
    opened = open_plan(visit)
    return leaf(visit, "plans/organisation.html", opened, **people_of(opened.plan))


@room.page("/plans/{plan}/duties", action="plan.see")
async def duties(visit: Visit) -> Response:
    """Show who does what at which level, in one phase or in all."""
    opened = open_plan(visit)
    phase = visit.query.get("phase", "")
    if phase not in opened.plan.phases:
        phase = ""
    everyone = matrix(opened.plan, phase or None)
    parties = {row.party for rows in everyone for row in rows.rows}
    one = visit.query.get("unit", "")
    return leaf(
        visit,
        "plans/duties.html",
        opened,
        phase=phase,
        unit=one if one in parties else "",
        rows=everyone,
    )


@room.page("/plans/{plan}/work", action="plan.see")
async def work(visit: Visit) -> Response:
    """Show every task and every report, and where their times come from."""
    opened = open_plan(visit)
    return leaf(visit, "plans/work.html", opened, **work_of(opened.plan))


@room.page("/plans/{plan}/standing", action="plan.see")
async def standing(visit: Visit) -> Response:
    """Show what is owed at all times: warning, prevention, release, safeguards, evidence."""
    return leaf(visit, "plans/standing.html", open_plan(visit))


@room.page("/plans/{plan}/clauses", action="plan.see")
async def clauses(visit: Visit) -> Response:
    """Show every clause, and what encodes it."""
    opened = open_plan(visit)
    return leaf(visit, "plans/clauses.html", opened, clauses=clauses_of(opened.plan))


@room.page("/plans/{plan}/clauses/{clause}", action="plan.see")
async def clause(visit: Visit) -> Response:
    """Show one clause: its items, its parts, and its own words where the document lies beside."""
    opened = open_plan(visit)
    number = visit.path_params["clause"]
    found = clause_page(opened.plan, number)
    if found is None:
        raise PageNotFound(number)
    text = official(visit.realm.desk.library, opened.plan)
    return leaf(
        visit,
        "plans/clause.html",
        opened,
        found=found,
        text=text,
        words=passages(text, found.clause.number),
    )


@room.page("/plans/{plan}/search", action="plan.see")
async def search_one(visit: Visit) -> Response:
    """Show what one plan holds of what is asked for."""
    opened = open_plan(visit)
    asked = visit.query.get("q", "").strip()[:LONGEST]
    found = search(opened.plan, asked)
    return leaf(visit, "plans/search.html", opened, asked=asked, found=found)


@room.page("/plans/{plan}/print", action="plan.see", realms=("real",))
async def whole(visit: Visit) -> Response:
    """Show the whole plan in one piece, for paper; a drill's plan is the real one."""
    opened = open_plan(visit)
    return leaf(
        visit,
        "plans/print.html",
        opened,
        rows=matrix(opened.plan),
        unit="",
        index=clauses_of(opened.plan),
        **overview_of(visit, opened),
        **people_of(opened.plan),
        **work_of(opened.plan),
    )
