"""Streams: what a journal holds side by side, told apart by what stands before the colon.

An incident's name has no colon. `warning:<id>` is a stream of the kind `warning`, and so on; each
kind has running numbers of its own.
"""

from __future__ import annotations

INCIDENT = "incident"


def stream_of(name: str) -> str:
    """Return the kind of stream that a name belongs to."""
    kind, colon, _ = name.partition(":")
    return kind if colon else INCIDENT


def stream_name(kind: str, name: str) -> str:
    """Return the name of a stream of a kind other than incidents."""
    return f"{kind}:{name}"
