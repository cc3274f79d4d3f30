"""Something needed a decision, and how it was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class ApprovalOpened:
    """Something needs a decision. `subject` is activation or ending; `manual` a person asked."""

    version: ClassVar[int] = 1
    approval: str
    subject: str
    response: str | None
    level: str
    because: tuple[Mapping[str, Any], ...]
    manual: bool
    reason: str


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A body took its step of an approval.

    `decider` is the person whose word was recorded for it, `deputy` who acted for its absent head.
    """

    version: ClassVar[int] = 1
    approval: str
    step: str
    act: str
    party: str
    clause: str
    reason: str
    decider: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalGranted:
    """Every deciding step was taken; an announcement may still be outstanding."""

    version: ClassVar[int] = 1
    approval: str


@dataclass(frozen=True, slots=True)
class ApprovalRefused:
    """A body refused at its step, with its reason."""

    version: ClassVar[int] = 1
    approval: str
    step: str
    party: str
    clause: str
    reason: str
    decider: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalSuperseded:
    """An approval lost its ground before it was decided. `code`: level, ended, over
    or override."""

    version: ClassVar[int] = 1
    approval: str
    code: str


Event = ApprovalOpened | StepTaken | ApprovalGranted | ApprovalRefused | ApprovalSuperseded
