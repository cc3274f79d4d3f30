"""Where the items of a plan cite its document: one walk over every chapter, whatever its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import BaseModel

from engine.levels import Level
from engine.plan.clauses import cited
from engine.plan.command import Power
from engine.plan.ending import EndingChain
from engine.plan.organisation import UnitDuties
from engine.plan.plan import Plan
from engine.plan.source import Path
from engine.text import Text

ROOTS: Mapping[str, tuple[str, Path]] = {
    "document": ("plan.yaml", ("plan",)),
    "facts": ("facts.yaml", ("facts",)),
    "grading": ("grading.yaml", ("grading",)),
    "organisation": ("bodies.yaml", ()),
    "lifecycle": ("lifecycle.yaml", ()),
    "tasks": ("tasks.yaml", ()),
    "reports": ("reports.yaml", ()),
    "ending": ("ending.yaml", ("ending",)),
    "warnings": ("warnings.yaml", ("warnings",)),
    "prevention": ("prevention.yaml", ("prevention",)),
    "safeguards": ("safeguards.yaml", ("safeguards",)),
    "release": ("release.yaml", ("release",)),
    "evidence": ("evidence.yaml", ("evidence",)),
    "upkeep": ("upkeep.yaml", ("upkeep",)),
}
"""Where the parts of a plan are written: the file, and the path in it."""


def _names(table: str) -> Mapping[str, Text]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return {kind.strip(): Text(zh=zh.strip(), en=en.strip()) for kind, zh, en in rows}


KINDS = _names("""
document.bounds                  | 界限读法     | reading of bounds
document.below                   | 等级以下     | below the scale
document.scope                   | 适用范围     | scope
document.exclusions              | 不适用情形   | exclusion
document.handovers               | 移交         | hand-over
facts                            | 情况项       | fact
grading                          | 分级         | grading
grading.criteria                 | 分级标准     | criterion
grading.projections              | 预估         | projection
organisation.bodies              | 指挥机构     | command body
organisation.bodies.duties       | 机构职责     | duty of a body
organisation.units               | 单位         | unit
organisation.units.duties        | 单位职责     | duty of a unit
organisation.groups              | 工作组       | response group
organisation.command.first       | 先行指挥     | first commander
organisation.command.appoints    | 指定指挥长   | appointment of the commander
organisation.command.coordinates | 现场牵头协调 | coordination on scene
organisation.command.forms       | 成立现场指挥部 | forming of the site command
organisation.command.groups      | 组建工作组   | forming of response groups
organisation.command.directs     | 指挥调度     | direction of units
lifecycle                        | 响应过程     | lifecycle
lifecycle.moves                  | 阶段转换     | move
lifecycle.responses              | 响应         | response
lifecycle.responses.chain        | 启动程序     | step of activation
tasks.tasks                      | 任务         | task
tasks.tasks.pauses               | 中止计时     | pause of a clock
reports.contents                 | 报告内容     | content of reports
reports.contents.items           | 内容项       | line of a report
reports.reports                  | 报告         | report
reports.reports.supplements      | 补报         | supplement
reports.reports.follow_ups       | 续报、终报   | follow-ups
reports.reports.pauses           | 中止计时     | pause of a clock
reports.chains                   | 报告链       | chain of reports
ending                           | 终止         | ending
ending.conditions                | 终止条件     | condition of ending
ending.chains                    | 终止程序     | chain of ending
ending.chains.steps              | 终止步骤     | step of ending
warnings                         | 预警         | warnings
warnings.basis                   | 预警依据     | basis of warnings
warnings.triggers                | 预警情形     | trigger
warnings.contents                | 预警内容     | content of a warning
warnings.channels                | 预警渠道     | channel of warnings
warnings.routes                  | 预警发布     | issue of a warning
warnings.routes.chain            | 发布程序     | step of issue
warnings.change                  | 预警变更     | change of a warning
warnings.lift                    | 预警解除     | lifting of a warning
warnings.duties                  | 预警职责     | duty of warning
warnings.reports                 | 预警报告     | report of a danger
prevention                       | 预防         | prevention
prevention.duties                | 预防职责     | duty of prevention
prevention.reports               | 隐患报告     | report of a danger
prevention.key_units             | 重点单位     | key units
prevention.key_units.who         | 重点单位范围 | who the key units are
prevention.key_units.rules       | 重点单位规定 | rule of key units
safeguards                       | 保障         | safeguards
safeguards.duties                | 保障职责     | safeguard
release                          | 信息发布     | public information
release.rules                    | 发布规则     | rule of release
release.rules.chain              | 发布程序     | step of release
release.channels                 | 发布渠道     | channel of release
release.silence                  | 发布限制     | who must keep silent
evidence                         | 证据资料     | evidence
evidence.items                   | 证据资料项   | item of evidence
upkeep                           | 预案管理     | upkeep
upkeep.duties                    | 预案管理事项 | duty of upkeep
""")
"""The word for an item, by the way of keys that leads to it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One clause number that one item cites.

    `kind` is a key of KINDS; `item` the id of the item or of the nearest one around it, empty on
    the title page; `path` leads to the citation in the file `chapter`.
    """

    clause: str
    kind: str
    item: str
    title: Text
    chapter: str
    path: Path

    @property
    def whole_chapter(self) -> bool:
        """Whether it only says where a chapter stands in the document, and orders nothing."""
        return "." not in self.kind and self.kind != "facts"


class _Around(NamedTuple):
    """What is known on the way down to a part."""

    kind: str
    item: str
    title: Text
    chapter: str
    path: Path


def _title(plan: Plan, part: BaseModel) -> Text | None:
    title, zh, en = map(vars(part).get, ("title", "zh", "en"))
    if isinstance(part, UnitDuties):
        return plan.party_title(part.unit)
    if isinstance(part, Power):
        return plan.party_title(part.by)
    if isinstance(part, EndingChain):
        ended = [plan.responses[name].title for name in part.responses if name in plan.responses]
        none = [Text(zh="未启动响应", en="No response")] if len(ended) < len(part.responses) else []
        names = [*ended, *none]
        return Text(zh="、".join(t.zh for t in names), en=", ".join(t.en for t in names))
    if isinstance(title, Text):
        return title
    return Text(zh=zh, en=en) if isinstance(zh, str) and isinstance(en, str) else None


def _citations(part: BaseModel, around: _Around) -> Iterator[Citation]:
    by_level = vars(part).get("clauses")
    written: list[tuple[Path, Any]] = [(("clause",), vars(part).get("clause"))]
    if isinstance(by_level, dict):
        written += [(("clauses", level.code), clause) for level, clause in by_level.items()]
    for path, clause in written:
        for number in cited(clause) if isinstance(clause, str) else ():
            place = (*around.path, *path)
            yield Citation(number, around.kind, around.item, around.title, around.chapter, place)


def _part(plan: Plan, part: BaseModel, around: _Around) -> Iterator[Citation]:
    # The title page's id is the plan's own name.
    own = None if part is plan.document else vars(part).get("id", vars(part).get("unit"))
    item = own if isinstance(own, str) else around.item
    around = around._replace(item=item, title=_title(plan, part) or around.title)
    yield from _citations(part, around)
    fields = type(part).model_fields
    for name, value in vars(part).items():
        inner = isinstance(value, (BaseModel, tuple, dict)) and not isinstance(value, Text)
        if inner and value and name in fields:
            kind, path = f"{around.kind}.{name}", (*around.path, fields[name].alias or name)
            yield from _walk(plan, value, around._replace(kind=kind, path=path))


def _walk(plan: Plan, value: Any, around: _Around) -> Iterator[Citation]:
    if isinstance(value, BaseModel):
        if not isinstance(value, Text):
            yield from _part(plan, value, around)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from _walk(plan, item, around._replace(path=(*around.path, index)))
    elif isinstance(value, dict):
        for key, item in value.items():
            name = key.code if isinstance(key, Level) else str(key)
            inside = around._replace(item=name, path=(*around.path, name))
            yield from _walk(plan, item, inside)


def citations(plan: Plan) -> tuple[Citation, ...]:
    """Return every citation of every item, in the order in which the chapters are written."""
    found: list[Citation] = []
    for name, (chapter, path) in ROOTS.items():
        title = KINDS.get(name) or plan.document.title
        found += _walk(plan, getattr(plan, name), _Around(name, "", title, chapter, path))
    return tuple(found)
