"""Bands of a criterion: every figure from the lowest bound up falls in exactly one of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from engine.errors import Fault
from engine.levels import Level
from engine.plan.chapters import Book
from engine.plan.criteria import Bound, Criterion
from engine.plan.source import Path, Source

_Band = tuple[Level, Path, Bound, Bound]


def _bands(source: Source, path: Path, criterion: Criterion) -> list[_Band]:
    """Return the bands rising by level, each with its place."""
    written = source.data["grading"]["criteria"][path[2]]["bands"]
    bands = criterion.bands or {}
    placed = zip(written, bands.items(), strict=True)
    return sorted((level, (*path, "bands", key), *band) for key, (level, band) in placed)


def _witness(criterion: Criterion, figure: Bound) -> str:
    """Return the plainest situation with a figure of the measure."""
    return f"{{{criterion.measure[0]}: {figure or 0}}}"


def _holds_figures(band: _Band) -> bool:
    low, high = band[2:]
    return low is None or high is None or low < high


def _unreal(bound: Bound, *, counted: bool) -> tuple[str, str] | None:
    """Return what is wrong and the mend, if no figure can be a bound."""
    if bound is None:
        return None
    if bound < 0:
        return f"{bound} is negative", "figures are never negative; write null for an open end"
    if counted and bound != int(bound):
        return f"{bound} is not a whole number", "bounds of counts are whole numbers"
    return None


def _single(source: Source, criterion: Criterion, band: _Band) -> Iterator[Fault]:
    level, path, low, high = band
    if level is Level.BELOW:
        mend = "bands are for IV, III, II and I; below is what no band holds"
        yield source.fault(path, "band-level", "below is no level of a band", mend, key=True)
    if not _holds_figures(band):
        wrong = (
            f"no number is at least {low} and below {high}: {_witness(criterion, low)} is not in it"
        )
        yield source.fault(path, "band-empty", wrong, "the upper bound must be the greater one")
    elif high is not None and high <= 0:
        wrong = f"no figure is below {high}: figures are never negative"
        yield source.fault(path, "band-empty", wrong, "give bounds above 0")


def unreal_bounds(book: Book) -> Iterator[Fault]:
    """Yield bounds that no figure of what is measured can be, of bands that hold some figure."""
    facts, source = book.facts.facts, book.source("grading.yaml")
    for index, criterion in enumerate(book.grading.criteria):
        measured = [facts[name] for name in criterion.measure if name in facts]
        counted = all(fact.type == "count" for fact in measured)
        path: Path = ("grading", "criteria", index)
        for _, place, low, high in _bands(source, path, criterion) if criterion.bands else ():
            for side, bound in enumerate((low, high) if high is None or high > 0 else ()):
                if misfit := _unreal(bound, counted=counted):
                    yield source.fault((*place, side), "fact-type", *misfit)


def _between(source: Source, criterion: Criterion, lower: _Band, upper: _Band) -> Iterator[Fault]:
    name, above = lower[0].code, upper[0].code
    high, low = lower[3], upper[2]
    if upper[0] - lower[0] > 1:
        wrong = f"there is no band between {name} and {above}; a figure leaps it at {low or 0}"
        yield source.fault(upper[1], "band-skipped", wrong, "add the level in between", key=True)
    if low is None or (lower[2] is not None and low <= lower[2]):
        begins = "has no lower bound" if low is None else f"begins at {low}"
        wrong = f"{above} {begins}, not above {lower[2] or 0}, where {name} begins: "
        wrong += f"{_witness(criterion, low)} is already {above}"
        yield source.fault(upper[1], "band-order", wrong, "a graver level has greater figures")
    elif high is None or high > low:
        wrong = f"{_witness(criterion, low)} is in {name} and in {above}"
        mend = f"let {name} end at {low}, where {above} begins"
        yield source.fault(upper[1], "band-overlap", wrong, mend)
    elif high < low:
        wrong = f"{_witness(criterion, high)} is in no band: {name} ends before it and {above} begins at {low}"
        mend = f"let {above} begin at {high}, where {name} ends"
        yield source.fault(upper[1], "band-gap", wrong, mend)


def _criterion(source: Source, path: Path, criterion: Criterion) -> Iterator[Fault]:
    bands = _bands(source, path, criterion)
    if not bands:
        yield source.fault((*path, "bands"), "band-empty", "there is no band", "add one")
    for band in bands:
        yield from _single(source, criterion, band)
    for lower, upper in pairwise(bands):
        if _holds_figures(lower) and _holds_figures(upper):
            yield from _between(source, criterion, lower, upper)


def _clauses(source: Source, path: Path, criterion: Criterion) -> Iterator[Fault]:
    given = criterion.bands if criterion.bands is not None else {criterion.level: None}
    written = source.data["grading"]["criteria"][path[2]].get("clauses", {})
    for key, level in zip(written, criterion.clauses, strict=True):
        if level not in given:
            where, wrong = (*path, "clauses", key), f"the criterion never gives {level.code}"
            yield source.fault(where, "band-level", wrong, "remove it", key=True)


def bands(book: Book) -> Iterator[Fault]:
    """Yield criteria whose bands are empty, out of order, overlap or leave a gap."""
    source = book.source("grading.yaml")
    for index, criterion in enumerate(book.grading.criteria):
        path: Path = ("grading", "criteria", index)
        if criterion.bands is not None:
            yield from _criterion(source, path, criterion)
        elif criterion.level is Level.BELOW:
            mend = "write IV, III, II or I"
            yield source.fault((*path, "level"), "band-level", "below is no level to reach", mend)
        yield from _clauses(source, path, criterion)
