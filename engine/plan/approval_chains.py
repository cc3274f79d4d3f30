"""Approval chains: each response has one way to its end, and decides before it announces."""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import Fault
from engine.plan.chapters import Book
from engine.plan.ending import EndingChain
from engine.plan.lifecycle import Step
from engine.plan.references import NO_RESPONSE
from engine.plan.source import Path, Source


def _chains(book: Book) -> Iterator[tuple[Source, Path, tuple[Step, ...]]]:
    lifecycle, ending = book.source("lifecycle.yaml"), book.source("ending.yaml")
    for index, response in enumerate(book.lifecycle.responses):
        yield lifecycle, ("responses", index, "chain"), response.chain
    for index, chain in enumerate(book.ending.chains):
        yield ending, ("ending", "chains", index, "steps"), chain.steps


def _to_the_public(book: Book) -> Iterator[tuple[Source, Path, tuple[Step, ...]]]:
    """Yield the chains by which warnings and news go out; some only announce."""
    for index, route in enumerate(book.warnings.routes if book.warnings else ()):
        path: Path = ("warnings", "routes", index, "chain")
        yield book.source("warnings.yaml"), path, route.chain
    for index, rule in enumerate(book.release.rules if book.release else ()):
        yield book.source("release.yaml"), ("release", "rules", index, "chain"), rule.chain


def _deciding(steps: tuple[Step, ...]) -> list[int]:
    return [place for place, step in enumerate(steps) if step.act != "announce"]


def announcements(book: Book) -> Iterator[Fault]:
    """Yield chains that decide nothing, or announce what is still to be decided."""
    for source, path, steps in _chains(book):
        if not _deciding(steps):
            wrong, mend = "nobody decides, it is only announced", "add a step that decides"
            yield source.fault(path, "nobody-decides", wrong, mend)
        yield from _early(source, path, steps)
    for source, path, steps in _to_the_public(book):
        yield from _early(source, path, steps)


def _early(source: Source, path: Path, steps: tuple[Step, ...]) -> Iterator[Fault]:
    last = max(_deciding(steps), default=0)
    for place, step in enumerate(steps[:last]):
        if step.act == "announce":
            wrong = f"{step.id} announces before {steps[last].id} has decided"
            mend = "move it behind the deciding steps"
            yield source.fault((*path, place, "act"), "early-announcement", wrong, mend)


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
