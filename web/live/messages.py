"""What goes over the socket: small JSON texts, made once an entry and finished once a client."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson

from engine.journal.entry import Entry

SIGNED_OUT = 4401
NOT_PERMITTED = 4403
TOO_SLOW = 4408
"""The client fell behind; it comes back with the last position it saw."""
SHUTTING_DOWN = 1012


def text(message: dict[str, Any]) -> str:
    """Return a message as JSON."""
    return orjson.dumps(message).decode()


def tail(entry: Entry) -> str:
    """Return the part of an entry's message that is the same for everybody."""
    return text({"i": entry.incident, "n": entry.seq, "k": entry.kind})[1:]


def told(position: int, previous: int, rest: str) -> str:
    """Finish an entry's message for one stream, in which `previous` came before it."""
    return f'{{"p":{position},"prev":{previous},{rest}'


def milliseconds(moment: datetime) -> int:
    """Return a moment as browsers count it."""
    return int(moment.timestamp() * 1000)


def epoch_of(first: list[Entry]) -> str:
    """Return what tells one journal from another: its first entry's hash, or that it has none."""
    return first[0].hash[:16] if first else "empty"
