"""What ties an incident to a warning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class WarningLinked:
    """The incident came out of a warning; or, if `raised`, a warning was prepared because of it.

    `warning` names the warning's stream, `title` what it is about.
    """

    version: ClassVar[int] = 1
    warning: str
    title: str
    raised: bool


Event = WarningLinked
