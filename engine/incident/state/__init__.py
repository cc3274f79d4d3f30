"""The state of an incident, folded from its entries and from nothing else. One module a topic."""

from engine.incident.state.absences import (
    Absence,
)
from engine.incident.state.approvals import Approval, StepDone
from engine.incident.state.casualties import Casualty, Passage
from engine.incident.state.command import (
    Commander,
    GroupOrder,
    Leader,
    SiteOrder,
)
from engine.incident.state.directives import Directive, earlier_round
from engine.incident.state.ending import Check
from engine.incident.state.evidence import EvidenceLine
from engine.incident.state.figures import KnownFigure
from engine.incident.state.incident import Incident
from engine.incident.state.ladders import Rung
from engine.incident.state.links import Link, Offer
from engine.incident.state.orders import (
    Order,
)
from engine.incident.state.overrides import (
    Override,
)
from engine.incident.state.releases import Publicity, Release, ReleaseDuty
from engine.incident.state.relocations import Shelter, Tally
from engine.incident.state.reports import Report, Told
from engine.incident.state.requisitions import Compensation, Requisition
from engine.incident.state.resources import CallOut, Step, Thing
from engine.incident.state.stopwatches import Held, Stopwatch, Stretch

__all__ = [
    "Absence",
    "Approval",
    "CallOut",
    "Casualty",
    "Check",
    "Commander",
    "Compensation",
    "Directive",
    "EvidenceLine",
    "GroupOrder",
    "Held",
    "Incident",
    "KnownFigure",
    "Leader",
    "Link",
    "Offer",
    "Order",
    "Override",
    "Passage",
    "Publicity",
    "Release",
    "ReleaseDuty",
    "Report",
    "Requisition",
    "Rung",
    "Shelter",
    "SiteOrder",
    "Step",
    "StepDone",
    "Stopwatch",
    "Stretch",
    "Tally",
    "Thing",
    "Told",
    "earlier_round",
]
