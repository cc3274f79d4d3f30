"""The register of requisitions: what was taken, what became of it, what is paid."""

from __future__ import annotations

from typing import get_args

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.money import yuan
from engine.incident.refusals import refuse, require_words
from engine.incident.register_lifecycles import PAYING, REQUISITION
from engine.incident.requisition_words import REGISTER, outcome_words, paying_words
from engine.incident.state import Requisition

_SHORT = 200


def _short(words: str) -> str:
    said = words.strip()
    if len(said) > _SHORT:
        refuse("too_long", "这一栏最多200字", "This may have at most 200 characters")
    return said


def _named(words: str, code: str, zh: str, en: str) -> str:
    return _short(require_words(words, code, zh, en))


def _entry(deciding: Deciding, name: str) -> Requisition:
    entry = deciding.state.requisitions.get(name)
    if entry is None:
        refuse("no_requisition", "没有这条征用登记", "There is no such entry of the register")
    return entry


def record(deciding: Deciding, command: c.RecordRequisition) -> None:
    """Enter something; with the first entry the fact that the register answers is yes."""
    if command.sort not in get_args(c.Sort):
        refuse("no_kind", "请选择类别", "Choose a kind", get_args(c.Sort))
    what = _named(command.what, "no_title", "请写明征用了什么", "Say what was taken")
    owner = _named(command.owner, "no_owner", "请写明向谁征用", "Say from whom it was taken")
    body = _named(command.body, "no_body", "请写明由谁决定征用", "Say who ordered it")
    given = (command.value or "").strip()
    at = happened(deciding, command.when)
    event = e.RequisitionRecorded(
        requisition=f"requisition-{len(deciding.state.requisitions) + 1}",
        sort=command.sort,
        what=what,
        quantity=_short(command.quantity),
        owner=owner,
        contact=_short(command.contact),
        body=body,
        order=_short(command.order),
        value=yuan(given) if given else None,
        receipt=_short(command.receipt),
    )
    deciding.happen(event, at, about=command.when.about)
    _answer_fact(deciding)


def _answer_fact(deciding: Deciding) -> None:
    """Let the register answer the plan's flags; what is known already is not said again."""
    state = deciding.state
    stands = any(entry.counts for entry in state.requisitions.values())
    answered = {}
    for fact, definition in deciding.plan.facts.items():
        known = state.figures.get(fact)
        if definition.answered_by == "requisitions" and (known is None or known.value != stands):
            answered[fact] = stands
    if answered:
        deciding.happen(e.FiguresRecorded(answered, REGISTER.zh, ""))


def settle(deciding: Deciding, command: c.SettleRequisition) -> None:
    """Say what became of it."""
    entry = _entry(deciding, command.requisition)
    known = command.outcome in get_args(c.Outcome)
    if not known or REQUISITION.after(entry.state, command.outcome) is None:
        words = outcome_words(entry.state)
        refuse(
            "illegal_move",
            f"这条登记目前是“{words.zh}”，不能这样操作",
            f"The entry is {words.en}; that is not possible now",
            REQUISITION.legal(entry.state),
        )
    said = command.words.strip()
    if command.outcome in ("damaged", "lost"):
        said = require_words(
            said, "no_reason", "损坏、灭失须说明情况", "Say how it was damaged or lost"
        )
    at = happened(deciding, command.when)
    event = e.RequisitionSettled(entry.id, command.outcome, said)
    deciding.happen(event, at, about=command.when.about)


def strike(deciding: Deciding, command: c.StrikeRequisition) -> None:
    """Strike an entry made by mistake; compensation already decided keeps it standing."""
    entry = _entry(deciding, command.requisition)
    if REQUISITION.after(entry.state, "strike") is None or entry.paying != "open":
        refuse(
            "illegal_move",
            "已有处理结果或补偿决定，不能划去",
            "Something became of it or compensation was decided; it cannot be struck",
            REQUISITION.legal(entry.state),
        )
    reason = require_words(command.reason, "no_reason", "划去须说明理由", "Say why it is struck")
    deciding.happen(e.RequisitionStruck(entry.id, reason))
    _answer_fact(deciding)


def _paying(deciding: Deciding, name: str, move: str) -> Requisition:
    entry = _entry(deciding, name)
    if not entry.counts or PAYING.after(entry.paying, move) is None:
        words = outcome_words("struck") if not entry.counts else paying_words(entry.paying)
        refuse(
            "illegal_move",
            f"这条登记的补偿目前是“{words.zh}”，不能这样操作",
            f"The compensation of this entry is {words.en}; that is not possible now",
            PAYING.legal(entry.paying) if entry.counts else (),
        )
    return entry


def decide_compensation(deciding: Deciding, command: c.DecideCompensation) -> None:
    """Fix what is paid; that nothing is paid needs a reason."""
    entry = _paying(deciding, command.requisition, "decide")
    amount = yuan(command.amount)
    by = _named(command.by, "no_body", "请写明补偿由谁决定", "Say who decided the compensation")
    reason = command.reason.strip()
    if amount == "0":
        require_words(reason, "no_reason", "不予补偿须说明理由", "Say why nothing is paid")
    at = happened(deciding, command.when)
    event = e.CompensationDecided(entry.id, amount, by, reason)
    deciding.happen(event, at, about=command.when.about)


def pay(deciding: Deciding, command: c.PayCompensation) -> None:
    """Record the payment of what was decided."""
    entry = _paying(deciding, command.requisition, "pay")
    receipt = _named(
        command.receipt, "no_receipt", "请写明收据或凭证号", "Give the number of the receipt"
    )
    at = happened(deciding, command.when)
    deciding.happen(e.CompensationPaid(entry.id, receipt), at, about=command.when.about)


DECISIONS: Decisions = {
    c.RecordRequisition: record,
    c.SettleRequisition: settle,
    c.StrikeRequisition: strike,
    c.DecideCompensation: decide_compensation,
    c.PayCompensation: pay,
}
