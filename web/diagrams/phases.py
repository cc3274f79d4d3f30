"""A lifecycle as a graph to draw: the phases in one column, what ends elsewhere beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from engine.plan.lifecycle import Phase, PhaseKind
from engine.plan.plan import Plan
from web.diagrams.moves import NumberedMove, numbered_moves

Way = Literal["down", "past", "back", "again", "out", "return"]
"""To the next phase, past it, back up, into the same phase, out of the column, back from an end."""


@dataclass(frozen=True, slots=True)
class Edge:
    """All moves from one phase to another; they share one arrow."""

    source: str
    target: str
    way: Way
    moves: tuple[NumberedMove, ...]


@dataclass(frozen=True, slots=True)
class PhaseGraph:
    """`column` from the call to the end, `outside` the other ends, and the edges by source."""

    column: tuple[Phase, ...]
    outside: tuple[Phase, ...]
    edges: tuple[Edge, ...]

    def of(self, way: Way) -> tuple[Edge, ...]:
        """Return the edges of one kind."""
        return tuple(edge for edge in self.edges if edge.way == way)


def phase_graph(plan: Plan) -> PhaseGraph:
    """Return the plan's lifecycle as a graph."""
    column, outside = _column(plan)
    place = {phase.id: number for number, phase in enumerate((*column, *outside))}
    moves: dict[tuple[str, str], list[NumberedMove]] = {}
    for one in numbered_moves(plan):
        for source in one.move.sources:
            moves.setdefault((source, one.move.to), []).append(one)
    pairs = sorted(moves, key=lambda pair: (place[pair[0]], place[pair[1]]))
    ends = {phase.id for phase in plan.lifecycle.phases if phase.kind == "over"}
    edges = (
        Edge(*pair, _way(place, pair, len(column), ends), tuple(moves[pair])) for pair in pairs
    )
    return PhaseGraph(column, outside, tuple(edges))


def _column(plan: Plan) -> tuple[tuple[Phase, ...], tuple[Phase, ...]]:
    kinds: tuple[PhaseKind, ...] = get_args(PhaseKind)
    phases = sorted(plan.lifecycle.phases, key=lambda phase: kinds.index(phase.kind))
    living = [phase for phase in phases if phase.kind != "over"]
    ends = [phase for phase in phases if phase.kind == "over"]
    moves = [move for move in plan.lifecycle.moves if living[-1].id in move.sources]
    last = [move.to for move in sorted(moves, key=lambda move: move.id != "close")]
    natural = [phase for name in last for phase in ends if phase.id == name][:1]
    return (*living, *natural), tuple(phase for phase in ends if phase not in natural)


def _way(place: dict[str, int], pair: tuple[str, str], length: int, ends: set[str]) -> Way:
    source, target = place[pair[0]], place[pair[1]]
    if pair[0] in ends:
        return "return"
    if target >= length:
        return "out"
    if target == source:
        return "again"
    if target < source:
        return "back"
    return "down" if target == source + 1 else "past"
