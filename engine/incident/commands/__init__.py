"""What people ask of an incident. Imperative, one module a topic; checked when decided."""

from engine.incident.commands import (
    approvals,
    calls,
    clock,
    directives,
    ending,
    evidence,
    figures,
    releases,
    reports,
    requisitions,
    resources,
    warnings,
)
from engine.incident.commands.approvals import ProposeEnding, ProposeResponse, TakeStep
from engine.incident.commands.calls import AddNote, ReportIncident
from engine.incident.commands.clock import NOW, Moment, Tick
from engine.incident.commands.directives import DirectiveMove, MoveDirective
from engine.incident.commands.ending import CheckEnding, CloseIncident, DismissIncident
from engine.incident.commands.evidence import EvidenceVerdict, RecordEvidence
from engine.incident.commands.figures import RecordFigures
from engine.incident.commands.releases import (
    DraftRelease,
    DropRelease,
    EditRelease,
    HoldConference,
    TakeReleaseStep,
)
from engine.incident.commands.reports import ConfirmReport, SendReport
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
from engine.incident.commands.warnings import LinkWarning

Command = (
    calls.Command
    | figures.Command
    | approvals.Command
    | directives.Command
    | reports.Command
    | releases.Command
    | ending.Command
    | resources.Command
    | requisitions.Command
    | evidence.Command
    | warnings.Command
    | clock.Command
)

__all__ = [
    "NOW",
    "AddNote",
    "CheckEnding",
    "CloseIncident",
    "Command",
    "ConfirmReport",
    "DecideCompensation",
    "DirectiveMove",
    "DismissIncident",
    "DraftRelease",
    "DropRelease",
    "EditRelease",
    "EvidenceVerdict",
    "HoldConference",
    "LinkWarning",
    "Moment",
    "MoveDirective",
    "MoveResource",
    "Outcome",
    "PayCompensation",
    "ProposeEnding",
    "ProposeResponse",
    "RecordEvidence",
    "RecordFigures",
    "RecordPlaces",
    "RecordRequisition",
    "ReportIncident",
    "RequestResource",
    "ResourceMove",
    "SendReport",
    "SettleRequisition",
    "Sort",
    "StrikeRequisition",
    "TakeReleaseStep",
    "TakeStep",
    "Tick",
]
