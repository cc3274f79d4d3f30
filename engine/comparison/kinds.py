"""What is compared: every kind of item of a plan by its id, and whom an item concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.plan.lifecycle import Step
from engine.plan.parts import Part
from engine.plan.plan import Plan
from engine.text import Text

Parties = tuple[str, ...]
Items = Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item: its word, its items by id, and the parties that one of them concerns.

    An item that concerns no party in particular concerns everybody. Only `fields` are compared, all
    of them when none is named, but for those `without`, which are compared as items of their own.
    """

    id: str
    title: Text
    items: Callable[[Plan], Items]
    parties: Callable[[Plan, Any], Parties] = lambda _plan, _item: ()
    fields: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


def _by_id(parts: Iterable[Any]) -> dict[str, Part]:
    return {part.id: part for part in parts}


def _steps(steps: Iterable[Step]) -> Parties:
    return tuple(dict.fromkeys(step.by for step in steps))


def _members(_: Plan, item: Any) -> Parties:
    lead = (item.lead,) if getattr(item, "lead", None) else ()
    return tuple(dict.fromkeys((*lead, *item.members)))


def _senders(plan: Plan, content: Any) -> Parties:
    reports = (r for r in plan.reports.reports if r.content == content.id)
    return tuple(dict.fromkeys(report.sender for report in reports))


def _clocked(plan: Plan, name: str) -> Parties:
    """Return who works against a clock."""
    reports = [r.sender for r in plan.reports.reports if r.within == name]
    tasks = [
        party
        for t in plan.tasks.tasks
        if name in (t.answer_within, t.complete_within)
        for party in t.to
    ]
    groups = [
        party
        for group in plan.organisation.groups
        if plan.tasks.group_answer_within == name
        for party in group.members
    ]
    return tuple(dict.fromkeys([*reports, *tasks, *groups]))


def _named_clock(plan: Plan, parameter: Any) -> Parties:
    names = (name for name, known in plan.parameters.items() if known is parameter)
    return _clocked(plan, next(names, ""))


def _chapter(name: str, list_name: str) -> Callable[[Plan], Items]:
    def items(plan: Plan) -> Items:
        chapter = getattr(plan, name)
        return _by_id(getattr(chapter, list_name)) if chapter is not None else {}

    return items


def _key_rules(plan: Plan) -> Items:
    prevention = plan.prevention
    return _by_id(prevention.key_units.rules if prevention and prevention.key_units else ())


def _by(_: Plan, item: Any) -> Parties:
    return tuple(item.by)


def _sender(_: Plan, item: Any) -> Parties:
    return (item.sender,)


def _chain(_: Plan, item: Any) -> Parties:
    return _steps(item.chain)


def _moves(plan: Plan) -> Items:
    """Return the moves; one trigger may start from several phases to different ones."""
    return {f"{move.id} {' '.join(move.sources)}": move for move in plan.lifecycle.moves}


def _whole(name: str, title: Text, part: Callable[[Plan], Part | None], *fields: str) -> Kind:
    """Return the kind of a chapter that is one item, of which some fields are compared."""

    def items(plan: Plan) -> Items:
        found = part(plan)
        return {} if found is None else {"": found}

    return Kind(name, title, items, fields=frozenset(fields))


KINDS: tuple[Kind, ...] = (
    Kind(
        "document",
        Text(zh="预案", en="plan"),
        lambda plan: {plan.id: plan.document},
        without=frozenset({"handovers"}),
    ),
    Kind("handover", Text(zh="移交", en="hand-over"), lambda p: _by_id(p.document.handovers)),
    Kind("fact", Text(zh="要询问的事实", en="fact"), lambda plan: plan.facts),
    Kind("criterion", Text(zh="分级标准", en="criterion"), lambda p: _by_id(p.grading.criteria)),
    Kind(
        "projection", Text(zh="推测定级", en="projection"), lambda p: _by_id(p.grading.projections)
    ),
    Kind("parameter", Text(zh="参数", en="parameter"), lambda p: p.parameters, _named_clock),
    Kind("phase", Text(zh="阶段", en="phase"), lambda plan: plan.phases),
    Kind("move", Text(zh="阶段转换", en="move"), _moves),
    _whole("initial", Text(zh="起始", en="beginning"), lambda p: p.lifecycle, "initial"),
    Kind("response", Text(zh="响应", en="response"), lambda plan: plan.responses, _chain),
    Kind("body", Text(zh="指挥机构", en="command body"), lambda plan: plan.bodies, _members),
    Kind("group", Text(zh="行动组", en="response group"), lambda plan: plan.groups, _members),
    Kind(
        "unit",
        Text(zh="单位职责", en="unit's duties"),
        lambda plan: {unit.unit: unit for unit in plan.organisation.units},
        lambda _, item: (item.unit,),
    ),
    _whole("answering", Text(zh="应答", en="answering"), lambda p: p.tasks, "group_answer_within"),
    Kind("task", Text(zh="任务", en="task"), lambda p: p.task, lambda _, item: tuple(item.to)),
    Kind("report", Text(zh="报告", en="report"), lambda plan: plan.report, _sender),
    Kind("content", Text(zh="报告内容", en="report content"), lambda p: p.contents, _senders),
    Kind("chain", Text(zh="报告链", en="reporting chain"), lambda p: _by_id(p.reports.chains)),
    Kind(
        "rung",
        Text(zh="催办升级", en="rung of a ladder"),
        lambda plan: {f"{one.clock}.{r.id}": r for one in plan.ladders for r in one.rungs},
    ),
    _whole("require", Text(zh="终止", en="ending"), lambda plan: plan.ending, "require"),
    Kind(
        "condition",
        Text(zh="终止条件", en="ending condition"),
        lambda plan: _by_id(plan.ending.conditions),
    ),
    Kind(
        "ending",
        Text(zh="终止程序", en="way of ending"),
        lambda plan: {" ".join(chain.responses): chain for chain in plan.ending.chains},
        lambda _, item: _steps(item.steps),
    ),
    _whole(
        "warnings",
        Text(zh="预警", en="chapter on warnings"),
        lambda plan: plan.warnings,
        *("basis", "change", "lift"),
    ),
    Kind(
        "colour",
        Text(zh="预警级别", en="level of warnings"),
        lambda p: (
            {level.code: one for level, one in p.warnings.levels.items()} if p.warnings else {}
        ),
    ),
    Kind(
        "trigger",
        Text(zh="预警情形", en="trigger of a warning"),
        _chapter("warnings", "triggers"),
        lambda _, item: tuple(item.prepare),
    ),
    Kind(
        "route",
        Text(zh="预警发布", en="route of a warning"),
        _chapter("warnings", "routes"),
        _chain,
    ),
    Kind(
        "warning", Text(zh="预警内容", en="content of a warning"), _chapter("warnings", "contents")
    ),
    Kind("channel", Text(zh="预警渠道", en="warning channel"), _chapter("warnings", "channels")),
    Kind("watch", Text(zh="监测预警职责", en="warning duty"), _chapter("warnings", "duties"), _by),
    Kind(
        "notice", Text(zh="预警报告", en="warning report"), _chapter("warnings", "reports"), _sender
    ),
    Kind(
        "prevention",
        Text(zh="预防职责", en="prevention duty"),
        _chapter("prevention", "duties"),
        _by,
    ),
    Kind(
        "danger",
        Text(zh="隐患报告", en="report of dangers"),
        _chapter("prevention", "reports"),
        _sender,
    ),
    Kind("rule", Text(zh="重点单位规定", en="rule of key units"), _key_rules, _by),
    Kind("safeguard", Text(zh="保障", en="safeguard"), _chapter("safeguards", "duties"), _by),
    Kind("release", Text(zh="信息发布", en="public release"), _chapter("release", "rules"), _chain),
    Kind("medium", Text(zh="发布渠道", en="release channel"), _chapter("release", "channels")),
    _whole("silence", Text(zh="信息发布", en="public release"), lambda p: p.release, "silence"),
    Kind("evidence", Text(zh="证据清单", en="evidence"), _chapter("evidence", "items")),
    Kind("upkeep", Text(zh="预案管理", en="upkeep duty"), _chapter("upkeep", "duties"), _by),
    Kind(
        "listed",
        Text(zh="名录单位", en="unit of the directory"),
        lambda plan: plan.directory.units,
        fields=frozenset({"aliases", "successor", "kind"}),
    ),
    Kind("role", Text(zh="属地角色", en="district role"), lambda plan: plan.directory.roles),
    Kind("district", Text(zh="区县", en="district"), lambda plan: plan.directory.districts),
    Kind(
        "resource",
        Text(zh="力量与物资", en="resource"),
        lambda plan: plan.catalogue,
        lambda _, item: (item.owner,),
    ),
    _whole("calling", Text(zh="调用", en="calling out"), lambda p: p.resources, "answer_within"),
)
