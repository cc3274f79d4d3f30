"""How one kind of event changes the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.incident.codec import Record
from engine.incident.state import Incident

Fold = Callable[[Incident, Any, Record], Incident]
Folds = dict[str, Fold]
