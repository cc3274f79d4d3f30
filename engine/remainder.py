"""What of a condition is still open once level and response are known, and no fact is.

A plan read level by level says what is owed at Ⅲ for certain, and what hangs on facts then; the
facts' part is what remains.
"""

from __future__ import annotations

from engine.plan.conditions import (
    ALWAYS,
    Always,
    Condition,
    Every,
    LevelAtLeast,
    Negation,
    Some,
)
from engine.truth import Context, Truth, judge


def remainder(condition: Condition, context: Context) -> Condition | None:
    """Return what must hold besides: `ALWAYS` when nothing must, None when nothing can make it hold."""
    if isinstance(condition, Every):
        return _every(condition, context)
    if isinstance(condition, Some):
        return _some(condition, context)
    if isinstance(condition, Negation):
        return _negation(condition, context)
    return _leaf(condition, context)


def _leaf(condition: Condition, context: Context) -> Condition | None:
    verdict = judge(condition, {}, context)
    if verdict is Truth.UNKNOWN and _established(condition, context):
        return ALWAYS
    return {Truth.TRUE: ALWAYS, Truth.FALSE: None, Truth.UNKNOWN: condition}[verdict]


def _established(condition: Condition, context: Context) -> bool:
    """Whether a feared level is one that is reached already."""
    if not isinstance(condition, LevelAtLeast) or not condition.projected:
        return False
    return context.level is not None and context.level >= condition.level


def _every(condition: Every, context: Context) -> Condition | None:
    left = [remainder(part, context) for part in condition.parts]
    if None in left:
        return None
    parts = tuple(part for part in left if part is not None and not isinstance(part, Always))
    return _joined(Every(parts)) if parts else ALWAYS


def _some(condition: Some, context: Context) -> Condition | None:
    left = [remainder(part, context) for part in condition.parts]
    parts = tuple(part for part in left if part is not None)
    if any(isinstance(part, Always) for part in parts):
        return ALWAYS
    return _joined(Some(parts)) if parts else None


def _joined(condition: Every | Some) -> Condition:
    return condition.parts[0] if len(condition.parts) == 1 else condition


def _negation(condition: Negation, context: Context) -> Condition | None:
    part = remainder(condition.part, context)
    if part is None:
        return ALWAYS
    return None if isinstance(part, Always) else Negation(part)
