"""What can happen to an incident. Past tense, frozen, and never changed once released.

Payload fields are JSON values; a `datetime` field is UTC. A changed shape gets a new version and
an upcast in `codec.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class IncidentReported:
    """A call was taken. `drill` names the drill it belongs to, None for the real thing."""

    version: ClassVar[int] = 1
    plan: str
    title: str
    place: str
    district: str
    summary: str
    caller: Mapping[str, str]
    channel: str
    reported_at: datetime
    drill: str | None


@dataclass(frozen=True, slots=True)
class FiguresRecorded:
    """Figures became known. A value is exact, [low, high], or None for 'unknown after all'."""

    version: ClassVar[int] = 1
    figures: Mapping[str, Any]
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class IncidentGraded:
    """The known figures establish a level.

    `because` holds criterion, clause, level and figure; `open` the facts that could still raise
    it, each with the level it could reach; `projected` the level that is feared.
    """

    version: ClassVar[int] = 1
    level: str
    ceiling: str
    projected: str
    because: tuple[Mapping[str, Any], ...]
    open: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The incident moved to another phase of its plan."""

    version: ClassVar[int] = 1
    source: str
    to: str
    trigger: str
    clause: str


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
    """A body took its step of an approval."""

    version: ClassVar[int] = 1
    approval: str
    step: str
    act: str
    party: str
    clause: str
    reason: str


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


@dataclass(frozen=True, slots=True)
class ApprovalSuperseded:
    """An approval lost its ground before it was decided. `code`: level, ended or over."""

    version: ClassVar[int] = 1
    approval: str
    code: str


@dataclass(frozen=True, slots=True)
class ResponseActivated:
    """A response is in force. `level` is the graded level it was decided on."""

    version: ClassVar[int] = 1
    response: str
    previous: str | None
    level: str
    clause: str
    reason: str


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


@dataclass(frozen=True, slots=True)
class DirectiveIssued:
    """A task, or the duty of a group, was directed to a party; it should answer by `answer_due`."""

    version: ClassVar[int] = 1
    directive: str
    origin: str
    item: str
    party: str
    clause: str
    answer_due: datetime


@dataclass(frozen=True, slots=True)
class DirectiveReceived:
    """The directive was shown on a screen of its party; nobody has answered by this alone."""

    version: ClassVar[int] = 1
    directive: str


@dataclass(frozen=True, slots=True)
class DirectiveAcknowledged:
    """A person of the party answered: understood."""

    version: ClassVar[int] = 1
    directive: str


@dataclass(frozen=True, slots=True)
class DirectiveStarted:
    """The party is under way."""

    version: ClassVar[int] = 1
    directive: str


@dataclass(frozen=True, slots=True)
class DirectiveCompleted:
    """The party reports the task done."""

    version: ClassVar[int] = 1
    directive: str
    note: str


@dataclass(frozen=True, slots=True)
class DirectiveDeclined:
    """The party cannot do it, and says why."""

    version: ClassVar[int] = 1
    directive: str
    reason: str


@dataclass(frozen=True, slots=True)
class DirectiveWithdrawn:
    """The directive no longer stands. `code` says why: changed, ended, dismissed or closed."""

    version: ClassVar[int] = 1
    directive: str
    code: str


@dataclass(frozen=True, slots=True)
class DirectiveUnanswered:
    """The answer clock ran out."""

    version: ClassVar[int] = 1
    directive: str
    due: datetime


@dataclass(frozen=True, slots=True)
class ReportOwed:
    """A report is owed by `sender` to `party`, at the latest by `due`."""

    version: ClassVar[int] = 1
    report: str
    obligation: str
    sender: str
    party: str
    due: datetime
    clause: str


@dataclass(frozen=True, slots=True)
class ReportSent:
    """The report was sent: how, to whom, in which words."""

    version: ClassVar[int] = 1
    report: str
    how: str
    whom: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportConfirmed:
    """The recipient confirmed receipt."""

    version: ClassVar[int] = 1
    report: str
    by: str
    how: str


@dataclass(frozen=True, slots=True)
class ReportOverdue:
    """The report was not sent in time."""

    version: ClassVar[int] = 1
    report: str
    due: datetime


@dataclass(frozen=True, slots=True)
class ReportLifted:
    """An unsent report is no longer owed. `code` says why."""

    version: ClassVar[int] = 1
    report: str
    code: str


@dataclass(frozen=True, slots=True)
class EndingChecked:
    """A line of the ending checklist was judged: met, not_applicable or not_met."""

    version: ClassVar[int] = 1
    condition: str
    verdict: str
    note: str


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """Something worth recording. `corrects` is the sequence of the entry it corrects."""

    version: ClassVar[int] = 1
    text: str
    corrects: int | None


@dataclass(frozen=True, slots=True)
class IncidentDismissed:
    """It was a false alarm, or no matter for this plan."""

    version: ClassVar[int] = 1
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentClosed:
    """Aftermath is over; `reason` explains duties that were left open."""

    version: ClassVar[int] = 1
    reason: str


Event = (
    IncidentReported
    | FiguresRecorded
    | IncidentGraded
    | PhaseChanged
    | ApprovalOpened
    | StepTaken
    | ApprovalGranted
    | ApprovalRefused
    | ApprovalSuperseded
    | ResponseActivated
    | SiteCommandFormed
    | SiteCommandDissolved
    | GroupFormed
    | GroupStoodDown
    | DirectiveIssued
    | DirectiveReceived
    | DirectiveAcknowledged
    | DirectiveStarted
    | DirectiveCompleted
    | DirectiveDeclined
    | DirectiveWithdrawn
    | DirectiveUnanswered
    | ReportOwed
    | ReportSent
    | ReportConfirmed
    | ReportOverdue
    | ReportLifted
    | EndingChecked
    | NoteAdded
    | IncidentDismissed
    | IncidentClosed
)
