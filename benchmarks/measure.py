"""How a benchmark measures: contenders in interleaved rounds, medians, ratios to a peer."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a contender's figure, and how it stands to its peer.

    `ratio` is this figure divided by the peer's; None for the peer itself or without one.
    """

    benchmark: str
    contender: str
    value: float
    unit: str
    ratio: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to do the work; `pieces` counts what one call of `work` does."""

    name: str
    work: Work
    pieces: int = 1
    note: str = ""


def _loops(work: Work, seconds: float) -> int:
    """Return how many calls take about so long, at least one."""
    loops = 1
    while True:
        took = _time(work, loops)
        if took >= seconds / 4:
            return max(1, round(loops * seconds / took))
        loops *= 4


def _time(work: Work, loops: int) -> float:
    start = perf_counter()
    for _ in range(loops):
        work()
    return perf_counter() - start


def _rounds(contenders: list[Contender], rounds: int, seconds: float) -> Mapping[str, list[float]]:
    """Return pieces per second of each contender in each round; the rounds interleave."""
    loops = {one.name: _loops(one.work, seconds) for one in contenders}
    rates: dict[str, list[float]] = {one.name: [] for one in contenders}
    collecting = gc.isenabled()
    gc.disable()
    try:
        for turn in range(rounds):
            # The order turns round, so that nobody always runs on the warmest or slowest moment.
            for one in contenders[turn % len(contenders) :] + contenders[: turn % len(contenders)]:
                took = _time(one.work, loops[one.name])
                rates[one.name].append(one.pieces * loops[one.name] / took)
            gc.collect()
    finally:
        if collecting:
            gc.enable()
    return rates


def race(
    benchmark: str,
    contenders: list[Contender],
    *,
    peer: str,
    unit: str,
    rounds: int = 7,
    seconds: float = 0.06,
) -> list[Row]:
    """Measure contenders side by side: median rate, and the median of each round's ratio.

    It takes about `rounds * seconds` for each contender.
    """
    rates = _rounds(contenders, rounds, seconds)
    return [
        Row(
            benchmark,
            one.name,
            median(rates[one.name]),
            unit,
            None
            if one.name == peer
            else median(own / its for own, its in zip(rates[one.name], rates[peer], strict=True)),
            one.note,
        )
        for one in contenders
    ]
