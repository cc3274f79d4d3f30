"""What was done at once, before the body whose decision it was could decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class OverrideDeclared:
    """Somebody acted without waiting. `act` is response, site_command or task.

    `item` is the response or the order that it brought, `owner` the body that has to ratify or
    revoke it. `phase`, `previous`, `basis` and `held` say what a revoked response falls back to.
    """

    version: ClassVar[int] = 1
    override: str
    act: str
    item: str
    owner: str
    clause: str
    reason: str
    phase: str
    previous: str | None
    basis: str | None
    held: str | None


@dataclass(frozen=True, slots=True)
class OverrideRatified:
    """The body whose decision it was stands by it."""

    version: ClassVar[int] = 1
    override: str
    by: str
    words: str
    decider: str
    deputy: str


@dataclass(frozen=True, slots=True)
class OverrideRevoked:
    """The body whose decision it was takes it back, with everything that it brought."""

    version: ClassVar[int] = 1
    override: str
    by: str
    reason: str
    decider: str
    deputy: str


@dataclass(frozen=True, slots=True)
class OverrideLapsed:
    """What was done no longer stands, so nothing is left to ratify. `code` as elsewhere."""

    version: ClassVar[int] = 1
    override: str
    code: str


@dataclass(frozen=True, slots=True)
class ResponseWithdrawn:
    """A response that came by an override no longer stands; `previous` does, if there was one.

    `level` is the graded level at which it was withdrawn: it is not proposed again at that level.
    """

    version: ClassVar[int] = 1
    response: str
    previous: str | None
    basis: str | None
    held: str | None
    level: str
    clause: str


Event = OverrideDeclared | OverrideRatified | OverrideRevoked | OverrideLapsed | ResponseWithdrawn
