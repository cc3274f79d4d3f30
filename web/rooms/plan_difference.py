"""What a changed figure changes: the grade, the response, and for whom something comes or goes."""

from __future__ import annotations

from dataclasses import dataclass

from engine.levels import Level
from engine.plan.lifecycle import Response
from engine.plan.plan import Plan
from engine.text import Language, Text
from web.rooms.plan_outcome import Outcome, UnitDuties, by_unit
from web.rooms.plan_situation import Typed, shown_text


@dataclass(frozen=True, slots=True)
class Change:
    """Something that reads otherwise than in the baseline."""

    title: Text
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """From the baseline to the situation. `added` and `gone` are duties by unit."""

    changes: tuple[Change, ...]
    levels: tuple[Level, Level]
    ceilings: tuple[Level, Level]
    responses: tuple[Response | None, Response | None]
    added: tuple[UnitDuties, ...]
    gone: tuple[UnitDuties, ...]

    @property
    def nothing(self) -> bool:
        """Whether the same follows from both."""
        pairs = (self.levels, self.ceilings, self.responses)
        return not (self.added or self.gone) and all(one == two for one, two in pairs)


_WHERE = Text(zh="区、县（市）", en="District")
_RESPONSE = Text(zh="启动的响应", en="Response put in force")
_ORDERED = Text(zh="按预案", en="as the plan orders")


def difference(plan: Plan, before: Outcome, after: Outcome, language: Language) -> Difference:
    """Return what the situation changes over the baseline."""
    had, has = ({duty.key for duty in one.duties} for one in (before, after))
    graded = (before.rehearsal, after.rehearsal)
    return Difference(
        changes=_changes(plan, before, after, language),
        levels=(before.level, after.level),
        ceilings=(graded[0].grading.ceiling, graded[1].grading.ceiling),
        responses=(graded[0].response, graded[1].response),
        added=by_unit(plan, (duty for duty in after.duties if duty.key not in had), language),
        gone=by_unit(plan, (duty for duty in before.duties if duty.key not in has), language),
    )


def _changes(plan: Plan, before: Outcome, after: Outcome, language: Language) -> tuple[Change, ...]:
    found = [
        Change(
            definition.title,
            shown_text(definition, before.texts.get(fact, ""), language),
            shown_text(definition, after.texts.get(fact, ""), language),
        )
        for fact, definition in plan.facts.items()
    ]
    where = [plan.directory.districts[one.typed.district].title for one in (before, after)]
    found.append(Change(_WHERE, where[0].said(language), where[1].said(language)))
    chosen = [_put_in_force(plan, one.typed).said(language) for one in (before, after)]
    found.append(Change(_RESPONSE, chosen[0], chosen[1]))
    return tuple(change for change in found if change.before != change.after)


def _put_in_force(plan: Plan, typed: Typed) -> Text:
    return plan.responses[typed.response].title if typed.response else _ORDERED
