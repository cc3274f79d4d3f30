"""Which of the plan's routes a warning takes, what decides where that is open, whose step is next.

Before the first issue the route follows what is known; from then on it stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import FigureImpossible
from engine.figures import Situation, read_figure
from engine.grading import grade
from engine.grading.grade import project
from engine.levels import Level
from engine.plan.conditions import Condition, LevelAtLeast, facts_of, walk
from engine.plan.lifecycle import Step
from engine.plan.plan import Plan
from engine.plan.warnings import Route
from engine.truth import Context, Truth, judge, undecided
from engine.warning.state import Round, Warned

FEARED = "feared"
"""The question which level of response may be reached; every other question is a fact."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Choice:
    """The route taken, or the questions that decide between routes. Both are empty if none fits."""

    route: Route | None
    questions: tuple[str, ...]


def asked(plan: Plan) -> tuple[str, ...]:
    """Return what the plan's routes turn on: facts, and `FEARED` where one asks for a level."""
    routes = plan.warnings.routes if plan.warnings else ()
    found = [fact for route in routes for fact in facts_of(route.when)]
    if any(_asks_level(route.when) for route in routes):
        found.append(FEARED)
    return tuple(dict.fromkeys(found))


def _asks_level(condition: Condition) -> bool:
    return any(isinstance(part, LevelAtLeast) for part in walk(condition))


def situation_of(plan: Plan, warned: Warned) -> Situation:
    """Return the known figures as conditions and the grading read them."""
    found: Situation = {}
    for fact, known in warned.figures.items():
        figure = read_figure(fact, known.value, plan.facts[fact])
        if figure is not None:
            found[fact] = figure
    return found


def feared_bounds(plan: Plan, situation: Situation, feared: str) -> tuple[Level, Level]:
    """Return between which levels the feared one lies.

    Who judges it settles it, unless figures already say worse; unjudged it may be anything that
    the figures do not exclude.
    """
    graded = grade(plan, project(situation)).level
    if feared and feared != UNKNOWN:
        level = max(Level.parse(feared), graded)
        return level, level
    return graded, max(graded, grade(plan, situation).ceiling)


def choice(plan: Plan, situation: Situation, feared: str) -> Choice:
    """Return the first route that holds, or what is to be asked before that can be told."""
    least, most = feared_bounds(plan, situation, feared)
    for route in plan.warnings.routes if plan.warnings else ():
        low = judge(route.when, situation, Context(least, least, "none"))
        high = judge(route.when, situation, Context(most, most, "none"))
        if low is high and low is not Truth.UNKNOWN:
            if low is Truth.TRUE:
                return Choice(route, ())
            continue
        questions = list(undecided(route.when, situation, Context(most, most, "none")))
        if low is not high:
            questions.append(FEARED)
        return Choice(None, tuple(dict.fromkeys(questions)))
    return Choice(None, ())


def chosen(plan: Plan, warned: Warned) -> Choice:
    """Return the route on what is known of a warning now."""
    try:
        return choice(plan, situation_of(plan, warned), warned.feared)
    except FigureImpossible:
        return Choice(None, ())


def route_of(plan: Plan, warned: Warned) -> Route | None:
    """Return the route that the warning is on."""
    routes = plan.warnings.routes if plan.warnings else ()
    return next((route for route in routes if route.id == warned.route), None)


def party(plan: Plan, warned: Warned, role: str) -> str:
    """Return who is meant by a role of the route, where the warning is about."""
    return plan.party(role, warned.district)


def steps_of(plan: Plan, warned: Warned) -> tuple[Step, ...]:
    """Return the steps of the route, none while it is open. The last one announces."""
    route = route_of(plan, warned)
    return route.chain if route else ()


def next_step(plan: Plan, warned: Warned, within: Round | None) -> Step | None:
    """Return the step to take now in a round that runs, or the first one when none does."""
    taken = {done.step for done in within.steps} if within else set()
    return next((step for step in steps_of(plan, warned) if step.id not in taken), None)


def announces(plan: Plan, warned: Warned, step: Step) -> bool:
    """Return whether a step is the one by which the warning goes out."""
    return steps_of(plan, warned)[-1].id == step.id
