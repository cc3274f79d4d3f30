"""The graph of phases: all of it can be reached, nothing in it is a trap, the engine finds its moves."""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import Fault
from engine.levels import GRADED
from engine.plan.chapters import Book
from engine.plan.lifecycle import Lifecycle, Move
from engine.plan.spelling import meant

NEEDED = ("first_response", "begin_ending", "terminate", "close", "dismiss")
"""Triggers the engine pulls in every plan, beside activate_<response> and resume_<phase>."""

WAYS = ("hand_over", "merge")
"""Triggers that a plan may draw besides, with take_back_<phase> and reopen_<phase>."""


def _reached(lifecycle: Lifecycle) -> set[str]:
    reached = {lifecycle.initial}
    while True:
        moves = (move for move in lifecycle.moves if reached & set(move.sources))
        found = {move.to for move in moves} - reached
        if not found:
            return reached
        reached |= found


def phases(book: Book) -> Iterator[Fault]:
    """Yield phases that cannot be reached, or be left though they are not over."""
    lifecycle, source = book.lifecycle, book.source("lifecycle.yaml")
    reached = _reached(lifecycle)
    left = {name for move in lifecycle.moves for name in move.sources if name != move.to}
    for index, phase in enumerate(lifecycle.phases):
        path = ("phases", index, "id")
        if phase.id not in reached:
            wrong = f"no moves lead from {lifecycle.initial} to {phase.id}"
            yield source.fault(path, "phase-unreachable", wrong, "add a move to it, or remove it")
        if phase.kind != "over" and phase.id not in left:
            wrong = f"no move leaves {phase.id}"
            mend = "add a move from it, or give it the kind over"
            yield source.fault(path, "phase-trap", wrong, mend)


def ambiguous_moves(book: Book) -> Iterator[Fault]:
    """Yield moves that leave it open where one trigger leads from one phase."""
    source = book.source("lifecycle.yaml")
    seen: set[tuple[str, str]] = set()
    for index, move in enumerate(book.lifecycle.moves):
        for place, name in enumerate(move.sources):
            if (move.id, name) in seen:
                wrong = f"{move.id} starts from {name} twice"
                path = ("moves", index, "from", place)
                yield source.fault(path, "ambiguous-move", wrong, "keep one of the two")
        seen |= {(move.id, name) for name in move.sources}


def _required(lifecycle: Lifecycle) -> dict[str, str]:
    """Return where each trigger must lead that names its own end."""
    ending = [move for move in lifecycle.moves if move.id == "begin_ending"]
    resumed = {f"resume_{name}": name for move in ending for name in move.sources}
    return resumed | {f"activate_{item.id}": item.phase for item in lifecycle.responses}


def back_again(lifecycle: Lifecycle) -> dict[str, str]:
    """Return where each trigger leads by which an incident that was over is open again."""
    kinds = ("take_back", "reopen")
    return {f"{kind}_{one.id}": one.id for kind in kinds for one in lifecycle.phases}


def _stray(move: Move, known: dict[str, str]) -> bool:
    named = move.id.startswith(("activate_", "resume_", "take_back_", "reopen_"))
    return named and move.id not in known


def triggers(book: Book) -> Iterator[Fault]:
    """Yield triggers that the engine pulls and no move answers, or that lead elsewhere."""
    lifecycle, source = book.lifecycle, book.source("lifecycle.yaml")
    required = _required(lifecycle)
    present = {move.id for move in lifecycle.moves}
    for name in (*NEEDED, *required):
        if name not in present:
            to = f" with to: {required[name]}" if name in required else ""
            wrong, mend = f"no move is called {name}", f"add a move {name}{to}"
            yield source.fault(("moves",), "missing-trigger", wrong, mend, key=True)
    known = back_again(lifecycle) | required
    for index, move in enumerate(lifecycle.moves):
        if move.to != known.get(move.id, move.to):
            wrong = f"{move.id} leads to {move.to}"
            mend = f"it must lead to {known[move.id]}"
            yield source.fault(("moves", index, "to"), "trigger-astray", wrong, mend)
        if _stray(move, known):
            wrong = f"{move.id} belongs to no response or phase"
            mend = meant(move.id, known)
            yield source.fault(("moves", index, "id"), "unknown-trigger", wrong, mend)


_LEADS_TO = {
    "first_response": "first_response",
    "begin_ending": "ending",
    "terminate": "aftermath",
    "hand_over": "over",
    "merge": "over",
}


def targets(book: Book) -> Iterator[Fault]:
    """Yield moves of the engine's triggers whose phase means something else, or begins elsewhere."""
    lifecycle, source = book.lifecycle, book.source("lifecycle.yaml")
    kinds = {phase.id: phase.kind for phase in lifecycle.phases}
    for index, move in enumerate(lifecycle.moves):
        wanted, kind = _LEADS_TO.get(move.id), kinds.get(move.to)
        if wanted and kind and kind != wanted:
            wrong = f"{move.id} leads to {move.to}, which is of the kind {kind}"
            mend = f"lead to a phase of the kind {wanted}"
            yield source.fault(("moves", index, "to"), "phase-kind", wrong, mend)
    first = [(i, move) for i, move in enumerate(lifecycle.moves) if move.id == "first_response"]
    if first and not any(lifecycle.initial in move.sources for _, move in first):
        wrong = f"first_response does not start from {lifecycle.initial}, where every call begins"
        path = ("moves", first[0][0], "from")
        yield source.fault(path, "trigger-astray", wrong, f"add {lifecycle.initial}")


def responses_of_levels(book: Book) -> Iterator[Fault]:
    """Yield levels for which the plan orders no response, or more than one."""
    lifecycle, source = book.lifecycle, book.source("lifecycle.yaml")
    ordered: dict[int, str] = {}
    for index, response in enumerate(lifecycle.responses):
        for place, level in enumerate(() if response.discretionary else response.levels):
            if level in ordered:
                wrong = f"{level.code} already orders {ordered[level]}"
                mend = "leave the level to one, or mark this response discretionary: true"
                path = ("responses", index, "levels", place)
                yield source.fault(path, "ambiguous-response", wrong, mend)
            ordered.setdefault(level, response.id)
    for level in GRADED:
        if level not in ordered:
            wrong = f"no response is ordered at {level.code}"
            mend = f"add {level.code} to the levels of a response that is not discretionary"
            yield source.fault(("responses",), "missing-response", wrong, mend, key=True)
