"""Moving a directive on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.incident.commands.clock import NOW, Moment

DirectiveMove = Literal["receive", "acknowledge", "start", "complete", "decline"]


@dataclass(frozen=True, slots=True)
class MoveDirective:
    """Move a directive on; declining needs a reason, completing may carry a note."""

    directive: str
    move: DirectiveMove
    words: str = ""
    when: Moment = NOW


Command = MoveDirective
