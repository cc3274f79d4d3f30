"""release.yaml: who tells the public what, at which level, and who else must keep silent."""

from __future__ import annotations

from pydantic import Field

from engine.plan.conditions import ALWAYS, When
from engine.plan.lifecycle import Step
from engine.plan.parts import Clause, Ident, Item, LevelCode, Part, Statement


class ReleaseRule(Item):
    """How information goes out at some levels while `when` holds; the first rule that fits counts.

    `chain` goes from the draft over clearance to publication; `speaker` alone may speak. `within`
    and `conference` name clock parameters for the first release and a press conference.
    """

    levels: tuple[LevelCode, ...] = Field(min_length=1)
    when: When = ALWAYS
    chain: tuple[Step, ...] = Field(min_length=1)
    speaker: Ident
    within: Ident | None = None
    conference: Ident | None = None


class ReleaseChannel(Item):
    """A way to publish; `if_needed` ones only when the occasion calls for them."""

    if_needed: bool = False


class Release(Part):
    """The plan's chapter on public information."""

    clause: Clause
    rules: tuple[ReleaseRule, ...] = Field(min_length=1)
    channels: tuple[ReleaseChannel, ...] = ()
    silence: Statement | None = None


class ReleaseFile(Part):
    """The shape of release.yaml."""

    release: Release
