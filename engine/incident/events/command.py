"""Who commands on scene: the site command and its groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SiteCommandFormed:
    """The site command stands."""

    version: ClassVar[int] = 1
    clause: str


@dataclass(frozen=True, slots=True)
class SiteCommandDissolved:
    """The site command was dissolved."""

    version: ClassVar[int] = 1
    code: str


@dataclass(frozen=True, slots=True)
class GroupFormed:
    """A response group was formed."""

    version: ClassVar[int] = 1
    group: str
    clause: str


@dataclass(frozen=True, slots=True)
class GroupStoodDown:
    """A response group was stood down."""

    version: ClassVar[int] = 1
    group: str
    code: str


Event = SiteCommandFormed | SiteCommandDissolved | GroupFormed | GroupStoodDown
