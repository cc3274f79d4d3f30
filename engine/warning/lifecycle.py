"""Which moves of a warning, of a round and of a preparation are legal."""

from __future__ import annotations

from engine.incident.lifecycles import Lifecycle

_BEFORE = ("noticed", "proposed", "agreed", "refused")
_STANDING = ("issued", "changing")


def _staying(move: str, *states: str) -> list[tuple[str, str | list[str], str]]:
    """Return a move that leaves each of these states as it is."""
    return [(move, state, state) for state in states]


WARNING = Lifecycle(
    "warning",
    [*_BEFORE, *_STANDING, "lifted", "lapsed", "dismissed"],
    "noticed",
    [
        *_staying("learn", *_BEFORE, *_STANDING),
        *_staying("write", *_BEFORE, *_STANDING),
        ("propose", ["noticed", "refused"], "proposed"),
        ("propose", "issued", "changing"),
        *_staying("step", "proposed", "changing"),
        ("agree", "proposed", "agreed"),
        ("agree", "changing", "changing"),
        ("refuse", "proposed", "refused"),
        ("refuse", "changing", "issued"),
        ("lapse_steps", ["proposed", "agreed"], "proposed"),
        ("lapse_steps", "changing", "changing"),
        ("issue", ["agreed", "changing"], "issued"),
        *_staying("tell", *_STANDING),
        ("lift", list(_STANDING), "lifted"),
        ("lapse", list(_STANDING), "lapsed"),
        ("dismiss", list(_BEFORE), "dismissed"),
        *_staying("open_incident", *_BEFORE, *_STANDING),
    ],
)

ROUND = Lifecycle(
    "round",
    ["open", "agreed", "refused", "issued", "superseded"],
    "open",
    [
        ("step", "open", "open"),
        ("agree", "open", "agreed"),
        ("refuse", "open", "refused"),
        ("lapse_steps", ["open", "agreed"], "open"),
        ("issue", "agreed", "issued"),
        ("supersede", ["open", "agreed"], "superseded"),
    ],
)

PREPARATION = Lifecycle(
    "preparation",
    ["asked", "acknowledged", "ready", "declined"],
    "asked",
    [
        ("acknowledge", "asked", "acknowledged"),
        ("ready", ["asked", "acknowledged"], "ready"),
        ("decline", ["asked", "acknowledged"], "declined"),
    ],
)
