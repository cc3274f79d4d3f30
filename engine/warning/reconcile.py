"""What must be so of a warning: its route, who gets ready, what is agreed. The rest is events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from engine.plan.plan import Plan
from engine.plan.warnings import Trigger
from engine.warning import events as e
from engine.warning.routes import announces, chosen, next_step, party
from engine.warning.state import Warned


def trigger_of(plan: Plan, warned: Warned) -> Trigger | None:
    """Return the plan's trigger that raised a warning."""
    triggers = plan.warnings.triggers if plan.warnings else ()
    return next((one for one in triggers if one.id == warned.trigger), None)


def _preparations(plan: Plan, warned: Warned, now: datetime) -> Iterator[e.Event]:
    trigger = trigger_of(plan, warned)
    if trigger is None or plan.warnings is None:
        return
    asked = {one.party for one in warned.preparations.values()}
    within = plan.warnings.answer_within
    due = now + timedelta(minutes=plan.minutes(within)) if within else None
    number = len(asked)
    for role in trigger.prepare:
        who = party(plan, warned, role)
        if who not in asked:
            number += 1
            asked.add(who)
            yield e.PreparationAsked(f"p{number}", who, trigger.clause, due)


def _route(plan: Plan, warned: Warned) -> Iterator[e.Event]:
    if warned.in_force:
        return
    found = chosen(plan, warned)
    name = found.route.id if found.route else ""
    if warned.routed and (name, found.questions) == (warned.route, warned.questions):
        return
    running = warned.round
    if running and name != warned.route and (running.steps or running.state == "agreed"):
        # First: the steps are told with the route on which they were taken.
        taken = tuple(done.step for done in running.steps)
        yield e.StepsLapsed(running.id, taken, "route")
    route = found.route
    yield e.RouteChosen(
        route=name,
        issuer=party(plan, warned, route.issuer) if route else "",
        parties=_parties(plan, warned, [step.by for step in route.chain]) if route else (),
        questions=found.questions,
        clause=route.clause if route else "",
    )


def _parties(plan: Plan, warned: Warned, roles: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party(plan, warned, role) for role in roles))


def _agreement(plan: Plan, warned: Warned) -> Iterator[e.Event]:
    running = warned.round
    if running is None or running.state != "open":
        return
    step = next_step(plan, warned, running)
    if step is not None and announces(plan, warned, step):
        yield e.WarningAgreed(running.id)


def reconcile(plan: Plan, warned: Warned, now: datetime) -> list[e.Event]:
    """Return the events that are missing for everything to be as it must be; one kind at a time."""
    if warned.over:
        return []
    for found in (
        list(_preparations(plan, warned, now)),
        list(_route(plan, warned)),
        list(_agreement(plan, warned)),
    ):
        if found:
            return found
    return []
