"""Which edition of a plan the console shows unasked."""

from __future__ import annotations

from datetime import date

from engine.errors import PlanNotFound, PlanNotInForce
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan


def current_plan(library: PlanLibrary, name: str, day: date) -> Plan:
    """Return the edition in force on a day, or the newest where none is. Raises `PlanNotFound`."""
    try:
        return library.in_force(name, day)
    except PlanNotInForce:
        return library.plan(name)


def is_current(library: PlanLibrary, plan: Plan, day: date) -> bool:
    """Tell whether an edition is the one shown unasked."""
    try:
        return current_plan(library, plan.id, day).edition == plan.edition
    except PlanNotFound:
        return False
