"""Conditions that ask for a parameter of the jurisdiction are settled once, when a plan is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from engine.plan.conditions import Condition, Every, Negation, ParameterIs, Some
from engine.plan.plan import Plan

Model = TypeVar("Model", bound=BaseModel)
_ASKING = ("document", "grading", "organisation", "tasks", "reports", "warnings", "release")
"""The parts of a plan that hold conditions."""


def answered(condition: Condition, choices: Mapping[str, str]) -> Condition:
    """Return a condition in which every question about a choice is answered."""
    if isinstance(condition, ParameterIs):
        return replace(condition, holds=choices.get(condition.parameter) in condition.values)
    if isinstance(condition, (Every, Some)):
        return replace(condition, parts=tuple(answered(p, choices) for p in condition.parts))
    if isinstance(condition, Negation):
        return replace(condition, part=answered(condition.part, choices))
    return condition


def _value(value: Any, choices: Mapping[str, str]) -> Any:
    if isinstance(value, BaseModel):
        return settled(value, choices)
    if isinstance(value, tuple):
        return tuple(_value(item, choices) for item in value)
    return answered(value, choices) if isinstance(value, Condition) else value


def settled(part: Model, choices: Mapping[str, str]) -> Model:
    """Return a part of a plan in which every question about a choice of the jurisdiction is answered."""
    found = {name: getattr(part, name) for name in type(part).model_fields}
    read = {name: _value(value, choices) for name, value in found.items()}
    changed = {name: value for name, value in read.items() if value != found[name]}
    return part.model_copy(update=changed) if changed else part


def chosen(plan: Plan, choices: Mapping[str, str]) -> Plan:
    """Return a loaded plan as it would be had the jurisdiction made other choices."""
    if not choices:
        return plan
    made = {name: str(p.value) for name, p in plan.parameters.items() if p.unit == "choice"}
    asking = {name: getattr(plan, name) for name in _ASKING if getattr(plan, name) is not None}
    parts = {name: settled(part, {**made, **choices}) for name, part in asking.items()}
    return plan.revised(**parts)
