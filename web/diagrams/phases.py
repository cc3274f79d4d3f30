"""A lifecycle as a graph to draw: the phases in one column, what ends elsewhere beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from engine.plan.lifecycle import Phase, PhaseKind
from engine.plan.plan import Plan
from web.diagrams.moves import NumberedMove, numbered_moves

Way = Literal["down", "past", "back", "again", "out"]
"""To the next phase, past it, back up, into the same phase, out of the column."""


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
    length = len(column)
    edges = (Edge(*pair, _way(place, pair, length), tuple(moves[pair])) for pair in pairs)
    return PhaseGraph(column, outside, tuple(edges))


def _column(plan: Plan) -> tuple[tuple[Phase, ...], tuple[Phase, ...]]:
    kinds: tuple[PhaseKind, ...] = get_args(PhaseKind)
    phases = sorted(plan.lifecycle.phases, key=lambda phase: kinds.index(phase.kind))
    living = [phase for phase in phases if phase.kind != "over"]
    ends = [phase for phase in phases if phase.kind == "over"]
    last = {move.to for move in plan.lifecycle.moves if living[-1].id in move.sources}
    natural = [phase for phase in ends if phase.id in last][:1]
    return (*living, *natural), tuple(phase for phase in ends if phase not in natural)


def _way(place: dict[str, int], pair: tuple[str, str], length: int) -> Way:
    source, target = place[pair[0]], place[pair[1]]
    if target >= length or source >= length:
        return "out"
    if target == source:
        return "again"
    if target < source:
        return "back"
    return "down" if target == source + 1 else "past"
