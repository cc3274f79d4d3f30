"""The one table of who may do what. Routes and sockets name an action; nothing else grants."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from engine.text import Text
from web.people import ROLES, Person, Role


class Reach(Enum):
    """On whose things an action may be done."""

    NOTHING = "nothing"
    OWN = "own"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Rule:
    """`any_party` may act on anyone's things, `own_party` only on their own party's.

    `public` needs no sign-in at all.
    """

    title: Text
    any_party: frozenset[Role] = frozenset()
    own_party: frozenset[Role] = frozenset()
    public: bool = False

    def reach(self, person: Person | None) -> Reach:
        """Return how far a person may go with this action."""
        if self.public or (person and person.role in self.any_party):
            return Reach.ANY
        return Reach.OWN if person and person.role in self.own_party else Reach.NOTHING


_EVERYBODY = frozenset(ROLES)
_DESK: frozenset[Role] = frozenset({"duty_officer", "office_director"})
_OFFICER: frozenset[Role] = frozenset({"duty_officer"})
_BODIES: frozenset[Role] = frozenset({"office_director", "commander"})
_COMMAND: frozenset[Role] = _DESK | {"commander"}
_ROOM: frozenset[Role] = _COMMAND | {"drill_director", "evaluator", "auditor"}
_PARTIES: frozenset[Role] = frozenset({"unit_liaison", "local_government"})


def _rule(
    zh: str,
    en: str,
    any_party: frozenset[Role] = frozenset(),
    own_party: frozenset[Role] = frozenset(),
) -> Rule:
    return Rule(Text(zh=zh, en=en), any_party, own_party)


def _public(zh: str, en: str) -> Rule:
    return Rule(Text(zh=zh, en=en), public=True)


ACTIONS: dict[str, Rule] = {
    "sign_in": _public("登录", "sign in"),
    "asset.see": _public("读取页面样式", "load page assets"),
    "preference.set": _public("切换语言与外观", "set language and appearance"),
    "sign_out": _rule("退出", "sign out", _EVERYBODY),
    "lobby.see": _rule("查看首页", "see the lobby", _EVERYBODY),
    "live.follow": _rule("接收实时消息", "follow live messages", _ROOM, _PARTIES),
    "plan.see": _rule("查阅预案", "read the plans", _EVERYBODY),
    "plan.keep": _rule("登记预案管理", "record a plan's upkeep", frozenset({"office_director"})),
    "desk.see": _rule("查看值班台", "see the duty desk", _DESK),
    "incident.report": _rule("接报", "report an incident", _DESK, _PARTIES),
    "incident.see": _rule("查看事件", "see an incident", _ROOM, _PARTIES),
    "incident.note": _rule("记录事项", "write a note", _COMMAND),
    "incident.figure": _rule("更新数据", "record a figure", _OFFICER, _PARTIES | _BODIES),
    "incident.move": _rule("推进事件阶段", "move an incident", _OFFICER, _BODIES),
    "incident.end": _rule(
        "核对并提请终止",
        "check and propose the ending",
        _OFFICER,
        _BODIES | {"local_government"},
    ),
    "incident.correct": _rule("更正记录", "correct the record", _COMMAND),
    "approval.decide": _rule(
        "审批", "decide an approval", own_party=_COMMAND | {"local_government"}
    ),
    "approval.record": _rule("代记审批意见", "record a decision heard", _DESK),
    "command.order": _rule(
        "现场指挥", "order on scene", _DESK, frozenset({"commander", "local_government"})
    ),
    "command.override": _rule(
        "先行处置", "act without waiting", _OFFICER, frozenset({"commander"})
    ),
    "directive.see": _rule("查看任务指令", "see directives", _ROOM, _PARTIES),
    "directive.issue": _rule("下达任务指令", "issue a directive", _COMMAND),
    "directive.answer": _rule("应答任务指令", "answer a directive", own_party=_PARTIES | _COMMAND),
    "directive.record": _rule("代记单位应答", "record an answer heard", _DESK),
    "ladder.record": _rule(
        "记录催办", "record a call of escalation", _DESK, _PARTIES | {"commander"}
    ),
    "clock.pause": _rule(
        "中止、恢复计时", "stop and resume a clock", _DESK, _PARTIES | {"commander"}
    ),
    "report.send": _rule("报送信息", "send a report", _DESK, _PARTIES | {"commander"}),
    "report.receive": _rule("确认收到报告", "confirm a report", _DESK, _PARTIES | {"commander"}),
    "resource.call": _rule(
        "调用力量和物资", "call out a resource", _OFFICER, _BODIES | {"local_government"}
    ),
    "resource.answer": _rule("应答调用", "answer a call-out", _DESK, _PARTIES | {"commander"}),
    "requisition.record": _rule(
        "登记征用和补偿", "record a requisition", _OFFICER, _PARTIES | _BODIES
    ),
    "evidence.record": _rule("登记证据资料", "record evidence", _OFFICER, _PARTIES | _BODIES),
    "release.issue": _rule("拟稿与记录信息发布", "draft a release", _COMMAND, _PARTIES),
    "release.step": _rule(
        "办理信息发布", "take a step of a release", own_party=_COMMAND | _PARTIES
    ),
    "warning.see": _rule("查看预警", "see warnings", _ROOM, _PARTIES),
    "warning.notice": _rule("登记预警情形", "raise a warning", _DESK, _PARTIES | {"commander"}),
    "warning.draft": _rule("拟写预警", "draft a warning", _DESK, _PARTIES | {"commander"}),
    "warning.prepare": _rule("应答预警准备", "get ready", own_party=_PARTIES | _COMMAND),
    "warning.issue": _rule("审批、发布预警", "issue a warning", own_party=_COMMAND | _PARTIES),
    "warning.record": _rule("代记预警应答", "record what was heard of a warning", _DESK),
    "board.see": _rule("查看指挥大屏", "see the command board", _ROOM),
    "replay.see": _rule("复盘", "replay an incident", _ROOM),
    "drill.see": _rule("查看演练", "see a drill", _ROOM),
    "drill.direct": _rule("导调演练", "direct a drill", frozenset({"drill_director"})),
    "drill.evaluate": _rule(
        "评估演练", "evaluate a drill", frozenset({"evaluator", "drill_director"})
    ),
    "audit.see": _rule("查看审计记录", "see the audit trail", frozenset({"auditor"})),
    "audit.export": _rule("导出审计材料", "export the record", frozenset({"auditor"})),
    "system.see": _rule("查看系统状态", "see the system", frozenset({"administrator"})),
}
