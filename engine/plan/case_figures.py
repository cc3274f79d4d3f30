"""Cases report figures that can be true, and make choices that there are."""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import Fault, FigureImpossible
from engine.figures import read_situation
from engine.plan.chapters import Book
from engine.plan.source import select
from engine.plan.spelling import meant


def case_figures(book: Book) -> Iterator[Fault]:
    """Yield figures of cases that the plan's facts refuse."""
    definitions = book.facts.facts
    for name in sorted(book.cases):
        source = book.sources[name]
        for path, value in select(source.data, "cases.*.facts.*"):
            fact = str(path[-1])
            if fact not in definitions:
                continue
            try:
                read_situation({fact: value}, definitions)
            except FigureImpossible as error:
                wrong = str(error)
                yield source.fault(path, "figure-impossible", wrong, "write what can be reported")


def case_choices(book: Book) -> Iterator[Fault]:
    """Yield choices of cases that the parameter does not offer."""
    for name in sorted(book.cases):
        source = book.sources[name]
        for path, value in select(source.data, "cases.*.choices.*"):
            parameter = book.parameters.parameters.get(str(path[-1]))
            if parameter and parameter.values and value not in parameter.values:
                wrong = f"{value} is none of the values of {path[-1]}"
                yield source.fault(path, "wrong-value", wrong, meant(str(value), parameter.values))
