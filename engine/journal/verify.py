"""Verifying a whole journal: every chain, the index, and what is missing altogether."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Protocol, runtime_checkable

from engine.journal.archive import open_archive
from engine.journal.holdings import Holdings, RecordedCommand, StoredEntry, StoredHead
from engine.journal.streams import stream_of
from engine.journal.tampering import Broken, verify_incident


@runtime_checkable
class Filed(Protocol):
    """A journal that is kept in a file."""

    path: Path


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """One incident: how many entries are there, the hash that its chain ends in, what is wrong."""

    incident: str
    number: int | None
    entries: int
    hash: str
    broken: Broken | None


@dataclass(frozen=True, slots=True)
class Report:
    """What verification found: each incident, and what is wrong with the journal as a whole."""

    entries: int
    incidents: tuple[IncidentReport, ...]
    elsewhere: tuple[Broken, ...]

    @property
    def faults(self) -> tuple[Broken, ...]:
        """Everything wrong: the first bad entry of each incident, then of the journal as a whole."""
        return tuple(one.broken for one in self.incidents if one.broken) + self.elsewhere

    @property
    def first(self) -> Broken | None:
        """The first bad entry, or None."""
        return next(iter(self.faults), None)

    @property
    def ok(self) -> bool:
        """Whether every chain holds and nothing is missing."""
        return not self.faults


def verify(source: Path | Filed | Holdings) -> Report:
    """Verify a journal or its file, which is only read; raises `JournalUnreadable`."""
    if isinstance(source, Filed):
        source = source.path
    if not isinstance(source, Path):
        return _examine(source)
    with open_archive(source) as archive:
        return _examine(archive)


def _examine(holdings: Holdings) -> Report:
    heads = {head.incident: head for head in holdings.heads()}
    commands = _by_incident(holdings.commands())
    reports: list[IncidentReport] = []
    starts: dict[str, int] = {}
    for incident, group in groupby(holdings.rows(), key=lambda row: row.incident):
        rows = list(group)
        starts[incident] = rows[0].position
        reports.append(_report(rows, heads.get(incident), commands.pop(incident, [])))
    reports += [_emptied(head) for head in heads.values() if head.incident not in starts]
    reports.sort(key=lambda one: (one.number is None, one.number, one.incident))
    elsewhere = [*_numbering(heads, starts), *_unclaimed(commands, heads), *_gaps(holdings)]
    elsewhere += _unkept(heads.values(), holdings.editions())
    return Report(
        entries=sum(one.entries for one in reports),
        incidents=tuple(reports),
        elsewhere=tuple(elsewhere),
    )


def _by_incident(commands: Iterable[RecordedCommand]) -> dict[str, list[RecordedCommand]]:
    grouped: dict[str, list[RecordedCommand]] = {}
    for command in commands:
        grouped.setdefault(command.incident, []).append(command)
    return grouped


def _report(
    rows: list[StoredEntry], head: StoredHead | None, commands: list[RecordedCommand]
) -> IncidentReport:
    broken = verify_incident(rows, head) or _commanded(rows, commands)
    number = head.number if head else None
    return IncidentReport(rows[-1].incident, number, len(rows), rows[-1].hash, broken)


def _emptied(head: StoredHead) -> IncidentReport:
    detail = f"the index says {head.seq}, no entry is left"
    broken = Broken("removed", detail, head.incident, 1)
    return IncidentReport(head.incident, head.number, 0, head.hash, broken)


def _commanded(rows: list[StoredEntry], commands: list[RecordedCommand]) -> Broken | None:
    """Every entry stems from one recorded command; what commands remember beyond was cut off."""
    incident, expected = rows[-1].incident, 1
    for command in commands:
        if command.first_seq != expected or command.last_seq < expected:
            break
        expected = command.last_seq + 1
    else:
        if expected > len(rows) + 1:
            detail = f"commands recorded {expected - 1} entries, the chain ends at {len(rows)}"
            return Broken("cut off", detail, incident, len(rows) + 1)
        if expected == len(rows) + 1:
            return None
    return Broken("index disagrees", "no command accounts for this entry", incident, expected)


def _unclaimed(
    commands: dict[str, list[RecordedCommand]], heads: dict[str, StoredHead]
) -> Iterator[Broken]:
    for incident in commands.keys() - heads.keys():
        yield Broken("removed", "commands remember it, nothing else does", incident, 1)


def _numbering(heads: dict[str, StoredHead], starts: dict[str, int]) -> Iterator[Broken]:
    """Streams of a kind are numbered from 1 without gaps, in the order of their first entries."""
    kinds = sorted({stream_of(name) for name in heads})
    for kind in kinds:
        yield from _numbered([h for h in heads.values() if stream_of(h.incident) == kind], starts)


def _numbered(heads: list[StoredHead], starts: dict[str, int]) -> Iterator[Broken]:
    latest = 0
    for expected, head in enumerate(heads, start=1):
        start = starts.get(head.incident, latest + 1)
        if head.number != expected or start <= latest:
            detail = f"{stream_of(head.incident)} number {expected} is not where it should be"
            yield Broken("index disagrees", detail, head.incident)
            return
        latest = start


def _unkept(heads: Iterable[StoredHead], kept: set[str]) -> Iterator[Broken]:
    """An incident whose edition is gone cannot be read with its plan any more."""
    for edition in sorted({head.edition for head in heads} - kept):
        yield Broken("removed", f"the plan edition {edition} is not kept")


def _gaps(holdings: Holdings) -> Iterator[Broken]:
    expected = 1
    for position in holdings.positions():
        if position > expected:
            yield _gap(expected, position - 1)
        expected = position + 1
    if holdings.given_out() >= expected:
        yield _gap(expected, holdings.given_out())


def _gap(first: int, last: int) -> Broken:
    where = f"position {first}" if first == last else f"positions {first} to {last}"
    return Broken("removed", f"no entry at {where} of the journal", position=first)
