"""Where and when a plan holds: its names, its dates, its level names, its clock, its parameters."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine.errors import Fault
from engine.levels import GRADED
from engine.plan.chapters import Book
from engine.plan.jurisdiction import CLOCK_UNITS
from engine.plan.overlay import OverlayFile
from engine.plan.spelling import meant

LONGEST_CLOCK = 10 * 366 * 1440
"""Minutes; whoever reckons with much longer clocks leaves the calendar."""


def plan_name(book: Book) -> Iterator[Fault]:
    """Yield a plan whose id is not its folder's name."""
    if book.document.id != book.plan_id:
        wrong = f"the plan calls itself {book.document.id}, its folder is {book.plan_id}"
        path, source = ("plan", "id"), book.source("plan.yaml")
        yield source.fault(
            path, "wrong-folder", wrong, f"write {book.plan_id}, or rename the folder"
        )


def jurisdiction_name(book: Book) -> Iterator[Fault]:
    """Yield a jurisdiction whose id is not its folder's name."""
    name = book.directory.jurisdiction.id
    if name != book.jurisdiction:
        wrong = f"the jurisdiction calls itself {name}, its folder is {book.jurisdiction}"
        path, source = ("jurisdiction", "id"), book.source("directory.yaml")
        yield source.fault(path, "wrong-folder", wrong, f"write {book.jurisdiction}")


def overlay_names(book: Book) -> Iterator[Fault]:
    """Yield an overlay that is not its folder's, or that lies on another jurisdiction."""
    chapter = book.chapters.get("overlay.yaml")
    if not isinstance(chapter, OverlayFile):
        return
    source, overlay = book.source("overlay.yaml"), chapter.overlay
    folder = source.file.partition("/")[0]
    if overlay.id != folder:
        wrong = f"the overlay calls itself {overlay.id}, its folder is {folder}"
        yield source.fault(("overlay", "id"), "wrong-folder", wrong, f"write {folder}")
    if overlay.base != book.jurisdiction:
        wrong = f"the overlay lies on {overlay.base}, the plan is of {book.jurisdiction}"
        mend = f"write {book.jurisdiction}, or choose another overlay"
        yield source.fault(("overlay", "base"), "wrong-base", wrong, mend)


def period(book: Book) -> Iterator[Fault]:
    """Yield a plan that ends before it begins."""
    begins, ends = book.document.effective_from, book.document.effective_to
    if ends is not None and ends < begins:
        path, source = ("plan", "effective_to"), book.source("plan.yaml")
        wrong = f"the plan ends on {ends}, before it begins on {begins}"
        yield source.fault(path, "period-backwards", wrong, "write a later date, or null")


def level_names(book: Book) -> Iterator[Fault]:
    """Yield levels that the plan has no word for."""
    for level in GRADED:
        if level not in book.document.levels:
            path, source = ("plan", "levels"), book.source("plan.yaml")
            wrong = f"level {level.code} has no name"
            mend = f"add {level.code}: with zh, en and colour"
            yield source.fault(path, "missing-level", wrong, mend, key=True)


def clock(book: Book) -> Iterator[Fault]:
    """Yield a time zone that does not exist."""
    name = book.directory.jurisdiction.time_zone
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        path, source = ("jurisdiction", "time_zone"), book.source("directory.yaml")
        wrong = f"{name!r} is no time zone"
        yield source.fault(path, "unknown-time-zone", wrong, "write one such as Asia/Shanghai")


def parameter_values(book: Book) -> Iterator[Fault]:
    """Yield parameters that are neither a whole number from 0 up nor one of their choices."""
    laid = book.chapters.get("overlay.yaml")
    over = laid.overlay.parameters if isinstance(laid, OverlayFile) else {}
    for name, parameter in book.parameters.parameters.items():
        source = book.source("overlay.yaml" if name in over else "parameters.yaml")
        path = (*(("overlay",) if name in over else ()), "parameters", name, "value")
        value = parameter.value
        if parameter.values is not None:
            if value not in parameter.values:
                wrong = f"{value} is none of the values of this choice"
                yield source.fault(path, "wrong-value", wrong, meant(str(value), parameter.values))
        elif isinstance(value, str) or value < 0 or value != value.to_integral_value():
            wrong = f"{value} is not a whole number of {parameter.unit}"
            yield source.fault(path, "wrong-value", wrong, "write a whole number from 0 up")
        elif parameter.unit in CLOCK_UNITS and parameter.minutes > LONGEST_CLOCK:
            wrong = f"{value} {parameter.unit} is more than ten years"
            yield source.fault(path, "wrong-value", wrong, "no clock runs so long; mend it")
