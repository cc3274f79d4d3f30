"""The graph of phases: all of it can be reached, nothing in it is a trap, the engine finds its moves."""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import Fault
from engine.levels import GRADED
from engine.plan.chapters import Book
from engine.plan.ending import EndingChain
from engine.plan.lifecycle import Lifecycle, Move
from engine.plan.references import NO_RESPONSE
from engine.plan.source import Source
from engine.plan.spelling import meant

NEEDED = ("first_response", "begin_ending", "terminate", "close", "dismiss")
"""Triggers the engine pulls in every plan, beside activate_<response> and resume_<phase>."""


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


def _stray(move: Move, required: dict[str, str]) -> bool:
    return move.id.startswith(("activate_", "resume_")) and move.id not in required


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
    for index, move in enumerate(lifecycle.moves):
        if move.to != required.get(move.id, move.to):
            wrong = f"{move.id} leads to {move.to}"
            mend = f"it must lead to {required[move.id]}"
            yield source.fault(("moves", index, "to"), "trigger-astray", wrong, mend)
        if _stray(move, required):
            wrong = f"{move.id} belongs to no response or phase"
            mend = meant(move.id, required)
            yield source.fault(("moves", index, "id"), "unknown-trigger", wrong, mend)


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


def _repeats(source: Source, chains: tuple[EndingChain, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, chain in enumerate(chains):
        for place, name in enumerate(chain.responses):
            if name in seen:
                wrong = f"{name} has an ending chain already"
                path = ("ending", "chains", index, "responses", place)
                yield source.fault(path, "ambiguous-chain", wrong, "remove it from one of the two")
        seen |= set(chain.responses)


def ending_chains(book: Book) -> Iterator[Fault]:
    """Yield responses, or no response, that no approval chain ends, or more than one."""
    chains, source = book.ending.chains, book.source("ending.yaml")
    yield from _repeats(source, chains)
    covered = {name for chain in chains for name in chain.responses}
    for name in (*(response.id for response in book.lifecycle.responses), NO_RESPONSE):
        if name not in covered:
            wrong = f"no chain ends the response {name}"
            if name == NO_RESPONSE:
                wrong = f"no chain ends an incident without a response ({NO_RESPONSE})"
            mend = f"add {name} to the responses of a chain"
            yield source.fault(("ending", "chains"), "missing-chain", wrong, mend, key=True)
