"""Telling the public: drafting, editing, deciding step by step, a press conference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class DraftRelease:
    """Draft a text under the rule that counts. `figures` are those it states, as raw values.

    `corrects` names a published release that this one puts right.
    """

    title: str
    text: str
    figures: Mapping[str, Any] = field(default_factory=dict)
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class EditRelease:
    """Put other words in place of version `number`; whatever was cleared is cleared again."""

    release: str
    number: int
    title: str
    text: str
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeReleaseStep:
    """Take the next step for version `number`, or send it back with a reason.

    The last step of the chain publishes: over which of the plan's `channels`, or `how` else.
    """

    release: str
    number: int
    step: str
    grant: bool
    reason: str = ""
    channels: tuple[str, ...] = ()
    how: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class DropRelease:
    """Give up a text that is not published, with a reason."""

    release: str
    reason: str


@dataclass(frozen=True, slots=True)
class HoldConference:
    """Record that a press conference was held and who spoke."""

    spoke: str
    words: str = ""
    when: Moment = NOW


Command = DraftRelease | EditRelease | TakeReleaseStep | DropRelease | HoldConference
