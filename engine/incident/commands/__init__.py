"""What people ask of an incident. Imperative, one module a topic; checked when decided."""

from engine.incident.commands import (
    absences,
    approvals,
    calls,
    casualties,
    clock,
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
    releases,
    relocations,
    reports,
    requisitions,
    resources,
    stopwatches,
    warnings,
)
from engine.incident.commands.absences import (
    RecordAbsence,
    RecordReturn,
)
from engine.incident.commands.approvals import ProposeEnding, ProposeResponse, TakeStep
from engine.incident.commands.calls import AddNote, ReportIncident
from engine.incident.commands.casualties import (
    AdoptRegister,
    IdentifyCasualty,
    MoveCasualty,
    RegisterCasualty,
    StrikeCasualty,
)
from engine.incident.commands.clock import NOW, Moment, Tick
from engine.incident.commands.command import (
    AppointCommander,
    DissolveSiteCommand,
    FormSiteCommand,
    HandOverCommand,
    NameCommander,
    NameGroupLeader,
    OrderGroup,
    ReverseGroupOrder,
)
from engine.incident.commands.directives import DirectiveMove, MoveDirective
from engine.incident.commands.ending import CheckEnding, CloseIncident, DismissIncident
from engine.incident.commands.evidence import EvidenceVerdict, RecordEvidence
from engine.incident.commands.figures import RecordFigures
from engine.incident.commands.handovers import (
    AnswerOffer,
    HandOverToPlan,
    OfferHandOver,
    ReopenIncident,
    TakeBack,
    WithdrawOffer,
)
from engine.incident.commands.ladders import RecordRung
from engine.incident.commands.links import (
    LinkCompanion,
    MergeIncident,
    OpenCompanion,
    SplitIncident,
    UnlinkCompanion,
)
from engine.incident.commands.orders import (
    DirectTask,
    WithdrawTask,
)
from engine.incident.commands.overrides import (
    OverrideResponse,
    OverrideSiteCommand,
    OverrideTask,
    SettleOverride,
)
from engine.incident.commands.pauses import Pausable, PauseClock, ResumeClock
from engine.incident.commands.releases import (
    DraftRelease,
    DropRelease,
    EditRelease,
    HoldConference,
    TakeReleaseStep,
)
from engine.incident.commands.relocations import CountRelocated, StrikeRelocated
from engine.incident.commands.reports import ConfirmReport, FollowUp, SendReport
from engine.incident.commands.requisitions import (
    DecideCompensation,
    Outcome,
    PayCompensation,
    RecordRequisition,
    SettleRequisition,
    Sort,
    StrikeRequisition,
)
from engine.incident.commands.resources import (
    MoveResource,
    RecordPlaces,
    RequestResource,
    ResourceMove,
)
from engine.incident.commands.stopwatches import (
    CorrectStopwatch,
    CountHeld,
    StartStopwatch,
    StopStopwatch,
)
from engine.incident.commands.warnings import LinkWarning

Command = (
    calls.Command
    | figures.Command
    | approvals.Command
    | directives.Command
    | reports.Command
    | releases.Command
    | ending.Command
    | overrides.Command
    | orders.Command
    | command.Command
    | absences.Command
    | resources.Command
    | requisitions.Command
    | evidence.Command
    | warnings.Command
    | handovers.Command
    | links.Command
    | ladders.Command
    | pauses.Command
    | casualties.Command
    | stopwatches.Command
    | relocations.Command
    | clock.Command
)

__all__ = [
    "NOW",
    "AddNote",
    "AdoptRegister",
    "AnswerOffer",
    "AppointCommander",
    "CheckEnding",
    "CloseIncident",
    "Command",
    "ConfirmReport",
    "CorrectStopwatch",
    "CountHeld",
    "CountRelocated",
    "DecideCompensation",
    "DirectTask",
    "DirectiveMove",
    "DismissIncident",
    "DissolveSiteCommand",
    "DraftRelease",
    "DropRelease",
    "EditRelease",
    "EvidenceVerdict",
    "FollowUp",
    "FormSiteCommand",
    "HandOverCommand",
    "HandOverToPlan",
    "HoldConference",
    "IdentifyCasualty",
    "LinkCompanion",
    "LinkWarning",
    "MergeIncident",
    "Moment",
    "MoveCasualty",
    "MoveDirective",
    "MoveResource",
    "NameCommander",
    "NameGroupLeader",
    "OfferHandOver",
    "OpenCompanion",
    "OrderGroup",
    "Outcome",
    "OverrideResponse",
    "OverrideSiteCommand",
    "OverrideTask",
    "Pausable",
    "PauseClock",
    "PayCompensation",
    "ProposeEnding",
    "ProposeResponse",
    "RecordAbsence",
    "RecordEvidence",
    "RecordFigures",
    "RecordPlaces",
    "RecordRequisition",
    "RecordReturn",
    "RecordRung",
    "RegisterCasualty",
    "ReopenIncident",
    "ReportIncident",
    "RequestResource",
    "ResourceMove",
    "ResumeClock",
    "ReverseGroupOrder",
    "SendReport",
    "SettleOverride",
    "SettleRequisition",
    "Sort",
    "SplitIncident",
    "StartStopwatch",
    "StopStopwatch",
    "StrikeCasualty",
    "StrikeRelocated",
    "StrikeRequisition",
    "TakeBack",
    "TakeReleaseStep",
    "TakeStep",
    "Tick",
    "UnlinkCompanion",
    "WithdrawOffer",
    "WithdrawTask",
]
