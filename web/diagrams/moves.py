"""The moves of a plan's lifecycle as people read them: numbered, and who decides on each."""

from __future__ import annotations

from dataclasses import dataclass

from engine.plan.ending import EndingChain
from engine.plan.lifecycle import Move, Phase, Response, Step
from engine.plan.plan import Plan
from engine.text import Text


@dataclass(frozen=True, slots=True)
class Deciding:
    """The steps that decide a move, in order; `concerning` are the responses they are for."""

    steps: tuple[Step, ...]
    concerning: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberedMove:
    """A move with its number in the drawing, its phases, the levels that order it, who decides."""

    number: int
    move: Move
    sources: tuple[Phase, ...]
    target: Phase
    response: Response | None
    decided: tuple[Deciding, ...]

    @property
    def deciders(self) -> tuple[str, ...]:
        """Who has the last word: bodies or district roles of the plan."""
        last = [_last_word(deciding.steps).by for deciding in self.decided]
        return tuple(dict.fromkeys(last))


_NO_RESPONSE = Text(zh="未启动响应", en="no response in force")


def numbered_moves(plan: Plan) -> tuple[NumberedMove, ...]:
    """Return every move in the plan's order."""
    responses = {f"activate_{one.id}": one for one in plan.lifecycle.responses}
    return tuple(
        NumberedMove(
            number,
            move,
            tuple(plan.phases[name] for name in move.sources),
            plan.phases[move.to],
            responses.get(move.id),
            _decided(plan, move, responses.get(move.id)),
        )
        for number, move in enumerate(plan.lifecycle.moves, 1)
    )


def role_title(plan: Plan, role: str) -> Text:
    """Return the name of a unit, body or district role, in no district in particular."""
    if role in plan.bodies:
        return plan.bodies[role].title
    found = plan.directory.roles.get(role) or plan.directory.units[role]
    return found.title


def _decided(plan: Plan, move: Move, response: Response | None) -> tuple[Deciding, ...]:
    if response is not None:
        return (Deciding(response.chain),)
    if move.id == "terminate":
        return tuple(_ended(plan, chain) for chain in plan.ending.chains)
    return ()


def _ended(plan: Plan, chain: EndingChain) -> Deciding:
    known = plan.responses
    named = (known[name].title if name in known else _NO_RESPONSE for name in chain.responses)
    return Deciding(chain.steps, tuple(named))


def _last_word(steps: tuple[Step, ...]) -> Step:
    """Return the step that settles it: what is announced afterwards settles nothing."""
    return [step for step in steps if step.act != "announce"][-1]
