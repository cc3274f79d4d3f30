"""The track of a replay: where the level changed, where somebody decided, where something was late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.incident.story import Line
from engine.text import Text

MarkKind = Literal["regrade", "decision", "late"]

_DECISIONS = frozenset(
    {"StepTaken", "ApprovalRefused", "ResponseActivated", "IncidentDismissed", "IncidentClosed"}
)
_LATE = frozenset({"DirectiveUnanswered", "ReportOverdue"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the track; `place` is where it stands, in hundredths of the track's length."""

    seq: int
    kind: MarkKind
    text: Text
    place: str


def marks(lines: Sequence[Line]) -> list[Mark]:
    """Return the marks of a whole timeline, oldest first."""
    return [
        Mark(line.entry.seq, kind, line.text, _place(line.entry.seq, len(lines)))
        for line, kind in _telling(lines)
    ]


def _telling(lines: Iterable[Line]) -> Iterator[tuple[Line, MarkKind]]:
    level = None
    for line in lines:
        kind = line.entry.kind
        if kind == "IncidentGraded":
            if line.entry.payload["level"] != level:
                yield line, "regrade"
            level = line.entry.payload["level"]
        elif kind in _DECISIONS:
            yield line, "decision"
        elif kind in _LATE:
            yield line, "late"


def _place(seq: int, length: int) -> str:
    return f"{100 * (seq - 1) / max(1, length - 1):.2f}"


def before(found: Sequence[Mark], kind: MarkKind, seq: int) -> int | None:
    """Return the last mark of a kind before an entry."""
    return next(
        (mark.seq for mark in reversed(found) if mark.kind == kind and mark.seq < seq), None
    )


def after(found: Sequence[Mark], kind: MarkKind, seq: int) -> int | None:
    """Return the next mark of a kind after an entry."""
    return next((mark.seq for mark in found if mark.kind == kind and mark.seq > seq), None)
