"""The plan library: every plan in full, for everybody to read."""

from __future__ import annotations

from starlette.responses import Response

from web.rooms.plan_shelf import OpenedPlan, open_plan
from web.routing import Room
from web.visit import Visit

room = Room("plans")


@room.page("/plans", action="plan.see")
async def plans(visit: Visit) -> Response:
    """List the plans."""
    library = visit.realm.desk.library
    shelf = [OpenedPlan(library.plan(name), current=True) for name in library.names()]
    return visit.page("plans/plans.html", shelf=shelf)


@room.page("/plans/{plan}", action="plan.see")
async def overview(visit: Visit) -> Response:
    """Show what a plan is about: its levels, its scope, its responses, its end."""
    return visit.page("plans/overview.html", opened=open_plan(visit))
