"""Snapshots: the folded state kept beside a long stream, so that reading it again is short.

A snapshot is worth nothing by itself: it is rebuilt from the entries at any time, and it counts
only while the code that folded it is the code that runs (`SHAPE`) and while the entry that it
stands at has the hash that it names.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from engine.incident.fold import replay
from engine.incident.state import Incident
from engine.journal.entry import Entry, Journal, Snapshot

EVERY = 500
"""Entries between two snapshots of one incident."""

Timeline = Callable[[str, int], Sequence[Entry]]

_FOLDING = ("codec.py", "events", "fold", "state")
_log = logging.getLogger(__name__)


def _sources(folder: Traversable) -> list[Traversable]:
    if folder.is_file():
        return [folder]
    inside = sorted(folder.iterdir(), key=lambda one: one.name)
    return [one for one in inside if one.name.endswith(".py")]


@cache
def shape() -> str:
    """Return the hash of the code that folds: another code takes no snapshot of this one."""
    here, digest = resources.files("engine.incident"), hashlib.sha256()
    for name in _FOLDING:
        for source in _sources(here / name):
            digest.update(f"{name}/{source.name}\n".encode() + source.read_bytes())
    return digest.hexdigest()


@cache
def _adapter() -> TypeAdapter[Incident]:
    return TypeAdapter(Incident)


def freeze(incident: Incident) -> bytes:
    """Return a state as JSON."""
    return _adapter().dump_json(incident)


def thaw(body: bytes) -> Incident:
    """Return the state that `freeze` wrote; raises ValidationError for anything else."""
    return _adapter().validate_json(body)


def is_due(before: int, after: int) -> bool:
    """Tell whether a stream passed a mark at which a snapshot is kept."""
    return after // EVERY > before // EVERY


def keep(journal: Journal, incident: Incident, head: str) -> None:
    """Keep a snapshot of a state whose last entry has the hash `head`."""
    try:
        body = freeze(incident)
    except PydanticSerializationError:
        _log.exception("no snapshot of %s: its state cannot be written", incident.id)
        return
    journal.keep_snapshot(Snapshot(incident.id, incident.version, shape(), head, body))


def _standing(journal: Journal, snapshot: Snapshot) -> Incident | None:
    """Return the state of a snapshot, if the entry that it stands at is the one that it names."""
    last = journal.read(snapshot.incident, after=snapshot.seq - 1, upto=snapshot.seq)
    if not last or last[0].hash != snapshot.hash:
        return None
    return _read(snapshot)


def _read(snapshot: Snapshot) -> Incident | None:
    try:
        found = thaw(snapshot.body)
    except ValidationError:
        _log.warning("a snapshot of %s cannot be read; it is left aside", snapshot.incident)
        return None
    return found if (found.id, found.version) == (snapshot.incident, snapshot.seq) else None


def disagreeing(snapshots: Iterable[Snapshot], timeline: Timeline) -> Iterator[Snapshot]:
    """Yield snapshots that would be taken, and say something else than the entries do.

    `timeline` returns the first entries of an incident, up to a sequence number.
    """
    for snapshot in snapshots:
        if snapshot.shape != shape():
            continue
        entries = timeline(snapshot.incident, snapshot.seq)
        true = entries and entries[-1].hash == snapshot.hash and replay(entries)
        if not true or true != _read(snapshot):
            yield snapshot


def recall(journal: Journal, name: str, upto: int | None = None) -> Incident | None:
    """Return the state of an incident after entry `upto`, or after the last one.

    It is folded from the nearest snapshot before, or from the beginning.
    """
    snapshot = journal.snapshot(name, shape(), upto)
    start = _standing(journal, snapshot) if snapshot else None
    entries = journal.read(name, after=start.version if start else 0, upto=upto)
    now = replay(entries, start)
    if now is not None and entries and is_due(start.version if start else 0, now.version):
        keep(journal, now, entries[-1].hash)
    return now
