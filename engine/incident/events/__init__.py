"""What can happen to an incident. Past tense, frozen, and never changed once released.

One module a topic. Payload fields are JSON values; a `datetime` field is UTC. A changed shape gets
a new version and an upcast in `codec.py`.
"""

from engine.incident.events import (
    absences,
    approvals,
    calls,
    casualties,
    command,
    directives,
    ending,
    evidence,
    figures,
    handovers,
    ladders,
    links,
    orders,
    overrides,
    pauses,
    phases,
    releases,
    relocations,
    reports,
    requisitions,
    resources,
    stopwatches,
    warnings,
)
from engine.incident.events.absences import (
    AbsenceEnded,
    AbsenceRanOut,
    AbsenceRecorded,
)
from engine.incident.events.approvals import (
    ApprovalGranted,
    ApprovalOpened,
    ApprovalRefused,
    ApprovalSuperseded,
    StepTaken,
)
from engine.incident.events.calls import IncidentReported, NoteAdded
from engine.incident.events.casualties import (
    CasualtyIdentified,
    CasualtyMoved,
    CasualtyRegistered,
    CasualtyStruck,
)
from engine.incident.events.command import (
    AppointmentLapsed,
    CommandAssumed,
    CommandEnded,
    CommanderAppointed,
    CommanderNamed,
    CommandHandedOver,
    GroupFormed,
    GroupLeaderNamed,
    GroupOrdered,
    GroupOrderReversed,
    GroupStoodDown,
    SiteCommandDissolved,
    SiteCommandFormed,
    SiteCommandOrdered,
    SiteCommandOrderLifted,
)
from engine.incident.events.directives import (
    DirectiveAcknowledged,
    DirectiveCompleted,
    DirectiveDeclined,
    DirectiveIssued,
    DirectiveOverdue,
    DirectiveReceived,
    DirectiveStarted,
    DirectiveUnanswered,
    DirectiveWithdrawn,
)
from engine.incident.events.ending import EndingChecked, IncidentClosed, IncidentDismissed
from engine.incident.events.evidence import EvidenceRecorded
from engine.incident.events.figures import FiguresRecorded, IncidentGraded
from engine.incident.events.handovers import (
    HandOverAccepted,
    HandOverDeclined,
    HandOverOffered,
    HandOverWithdrawn,
    IncidentHandedBack,
    IncidentHandedOver,
    IncidentReopened,
    IncidentTakenBack,
)
from engine.incident.events.ladders import RungReached, RungRecorded
from engine.incident.events.links import (
    DirectiveTakenOver,
    IncidentAbsorbed,
    IncidentLinked,
    IncidentMerged,
    IncidentUnlinked,
    MergeUndone,
    ReportTakenOver,
)
from engine.incident.events.orders import (
    OrderWithdrawn,
    TaskOrdered,
)
from engine.incident.events.overrides import (
    OverrideDeclared,
    OverrideLapsed,
    OverrideRatified,
    OverrideRevoked,
    ResponseWithdrawn,
)
from engine.incident.events.pauses import ClockPaused, ClockResumed
from engine.incident.events.phases import PhaseChanged, ResponseActivated
from engine.incident.events.releases import (
    ConferenceHeld,
    ReleaseCarried,
    ReleaseDrafted,
    ReleaseDropped,
    ReleaseEdited,
    ReleaseLifted,
    ReleaseOverdue,
    ReleaseOwed,
    ReleasePublished,
    ReleaseRerouted,
    ReleaseReturned,
    ReleaseRuleTaken,
    ReleaseStepTaken,
)
from engine.incident.events.relocations import RelocatedCounted, RelocatedStruck
from engine.incident.events.reports import (
    ReceiptOverdue,
    ReportConfirmed,
    ReportLifted,
    ReportOverdue,
    ReportOwed,
    ReportSent,
)
from engine.incident.events.requisitions import (
    CompensationDecided,
    CompensationPaid,
    RequisitionRecorded,
    RequisitionSettled,
    RequisitionStruck,
)
from engine.incident.events.resources import (
    PlacesTaken,
    ResourceLapsed,
    ResourceMoved,
    ResourceRequested,
    ResourceUnanswered,
)
from engine.incident.events.stopwatches import (
    HeldCounted,
    StopwatchCorrected,
    StopwatchReached,
    StopwatchStarted,
    StopwatchStopped,
)
from engine.incident.events.warnings import WarningLinked

Event = (
    calls.Event
    | figures.Event
    | phases.Event
    | approvals.Event
    | command.Event
    | directives.Event
    | reports.Event
    | releases.Event
    | ladders.Event
    | pauses.Event
    | ending.Event
    | handovers.Event
    | links.Event
    | overrides.Event
    | orders.Event
    | absences.Event
    | resources.Event
    | requisitions.Event
    | evidence.Event
    | warnings.Event
    | casualties.Event
    | stopwatches.Event
    | relocations.Event
)

__all__ = [
    "AbsenceEnded",
    "AbsenceRanOut",
    "AbsenceRecorded",
    "AppointmentLapsed",
    "ApprovalGranted",
    "ApprovalOpened",
    "ApprovalRefused",
    "ApprovalSuperseded",
    "CasualtyIdentified",
    "CasualtyMoved",
    "CasualtyRegistered",
    "CasualtyStruck",
    "ClockPaused",
    "ClockResumed",
    "CommandAssumed",
    "CommandEnded",
    "CommandHandedOver",
    "CommanderAppointed",
    "CommanderNamed",
    "CompensationDecided",
    "CompensationPaid",
    "ConferenceHeld",
    "DirectiveAcknowledged",
    "DirectiveCompleted",
    "DirectiveDeclined",
    "DirectiveIssued",
    "DirectiveOverdue",
    "DirectiveReceived",
    "DirectiveStarted",
    "DirectiveTakenOver",
    "DirectiveUnanswered",
    "DirectiveWithdrawn",
    "EndingChecked",
    "Event",
    "EvidenceRecorded",
    "FiguresRecorded",
    "GroupFormed",
    "GroupLeaderNamed",
    "GroupOrderReversed",
    "GroupOrdered",
    "GroupStoodDown",
    "HandOverAccepted",
    "HandOverDeclined",
    "HandOverOffered",
    "HandOverWithdrawn",
    "HeldCounted",
    "IncidentAbsorbed",
    "IncidentClosed",
    "IncidentDismissed",
    "IncidentGraded",
    "IncidentHandedBack",
    "IncidentHandedOver",
    "IncidentLinked",
    "IncidentMerged",
    "IncidentReopened",
    "IncidentReported",
    "IncidentTakenBack",
    "IncidentUnlinked",
    "MergeUndone",
    "NoteAdded",
    "OrderWithdrawn",
    "OverrideDeclared",
    "OverrideLapsed",
    "OverrideRatified",
    "OverrideRevoked",
    "PhaseChanged",
    "PlacesTaken",
    "ReceiptOverdue",
    "ReleaseCarried",
    "ReleaseDrafted",
    "ReleaseDropped",
    "ReleaseEdited",
    "ReleaseLifted",
    "ReleaseOverdue",
    "ReleaseOwed",
    "ReleasePublished",
    "ReleaseRerouted",
    "ReleaseReturned",
    "ReleaseRuleTaken",
    "ReleaseStepTaken",
    "RelocatedCounted",
    "RelocatedStruck",
    "ReportConfirmed",
    "ReportLifted",
    "ReportOverdue",
    "ReportOwed",
    "ReportSent",
    "ReportTakenOver",
    "RequisitionRecorded",
    "RequisitionSettled",
    "RequisitionStruck",
    "ResourceLapsed",
    "ResourceMoved",
    "ResourceRequested",
    "ResourceUnanswered",
    "ResponseActivated",
    "ResponseWithdrawn",
    "RungReached",
    "RungRecorded",
    "SiteCommandDissolved",
    "SiteCommandFormed",
    "SiteCommandOrderLifted",
    "SiteCommandOrdered",
    "StepTaken",
    "StopwatchCorrected",
    "StopwatchReached",
    "StopwatchStarted",
    "StopwatchStopped",
    "TaskOrdered",
    "WarningLinked",
]
