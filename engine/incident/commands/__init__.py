"""What people ask of an incident. Imperative, one module a topic; checked when decided."""

from engine.incident.commands import (
    approvals,
    calls,
    clock,
    directives,
    ending,
    figures,
    releases,
    reports,
)
from engine.incident.commands.approvals import ProposeEnding, ProposeResponse, TakeStep
from engine.incident.commands.calls import AddNote, ReportIncident
from engine.incident.commands.clock import NOW, Moment, Tick
from engine.incident.commands.directives import DirectiveMove, MoveDirective
from engine.incident.commands.ending import CheckEnding, CloseIncident, DismissIncident
from engine.incident.commands.figures import RecordFigures
from engine.incident.commands.releases import (
    DraftRelease,
    DropRelease,
    EditRelease,
    HoldConference,
    TakeReleaseStep,
)
from engine.incident.commands.reports import ConfirmReport, SendReport

Command = (
    calls.Command
    | figures.Command
    | approvals.Command
    | directives.Command
    | reports.Command
    | releases.Command
    | ending.Command
    | clock.Command
)

__all__ = [
    "NOW",
    "AddNote",
    "CheckEnding",
    "CloseIncident",
    "Command",
    "ConfirmReport",
    "DirectiveMove",
    "DismissIncident",
    "DraftRelease",
    "DropRelease",
    "EditRelease",
    "HoldConference",
    "Moment",
    "MoveDirective",
    "ProposeEnding",
    "ProposeResponse",
    "RecordFigures",
    "ReportIncident",
    "SendReport",
    "TakeReleaseStep",
    "TakeStep",
    "Tick",
]
