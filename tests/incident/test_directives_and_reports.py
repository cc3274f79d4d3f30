"""Directives and reports: who may answer, what is legal, what the clock says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.due import next_due
from engine.incident.state import Directive
from engine.journal.entry import Actor
from tests.incident.arena import OFFICER, START, Arena


@pytest.fixture
def arena() -> Arena:
    found = Arena("special_equipment")
    found.report({"deaths": 1})
    return found


def some_directive(arena: Arena) -> Directive:
    return next(iter(arena.state.directives.values()))


def liaison(party: str) -> Actor:
    return Actor(user="li", name="李联络", role="unit_liaison", party=party)


def code(arena: Arena, command: c.Command, actor: Actor) -> str:
    with pytest.raises(CommandRefused) as caught:
        arena.do(command, actor)
    return caught.value.refusal.code


def test_a_directive_travels_from_issued_to_done(arena: Arena) -> None:
    directive = some_directive(arena)
    for move, state in (
        ("receive", "received"),
        ("acknowledge", "acknowledged"),
        ("start", "under_way"),
        ("complete", "done"),
    ):
        arena.do(c.MoveDirective(directive.id, move), liaison(directive.party))  # type: ignore[arg-type]
        assert arena.state.directives[directive.id].state == state


def test_another_unit_cannot_answer(arena: Arena) -> None:
    directive = some_directive(arena)
    move = c.MoveDirective(directive.id, "acknowledge")
    assert code(arena, move, liaison("finance")) == "not_yours"


def test_an_answer_by_telephone_keeps_channel_and_words(arena: Arena) -> None:
    directive = some_directive(arena)
    move = c.MoveDirective(directive.id, "acknowledge")
    silent = replace(OFFICER, on_behalf_of=directive.party)
    assert code(arena, move, silent) == "no_channel"
    heard = replace(silent, channel="phone", words="收到，马上出发")
    (entry,) = arena.do(move, heard)
    assert entry.actor.words == "收到，马上出发"
    assert arena.state.directives[directive.id].on_behalf


def test_a_second_receipt_changes_nothing(arena: Arena) -> None:
    directive = some_directive(arena)
    receive = c.MoveDirective(directive.id, "receive")
    assert arena.do(receive, liaison(directive.party))
    assert arena.do(receive, liaison(directive.party)) == []


def test_declining_needs_a_reason_and_an_illegal_move_names_the_legal_ones(arena: Arena) -> None:
    directive = some_directive(arena)
    own = liaison(directive.party)
    assert code(arena, c.MoveDirective(directive.id, "decline"), own) == "no_reason"
    with pytest.raises(CommandRefused) as caught:
        arena.do(c.MoveDirective(directive.id, "complete"), own)
    assert set(caught.value.refusal.legal) == {"receive", "acknowledge", "start", "decline"}
    arena.do(c.MoveDirective(directive.id, "decline", "车辆外出"), own)
    assert arena.state.directives[directive.id].note == "车辆外出"


def test_silence_is_recorded_once_when_the_answer_clock_runs_out(arena: Arena) -> None:
    minutes = arena.plan.minutes("directive_answer")
    arena.wait(minutes - 1)
    assert not arena.events(e.DirectiveUnanswered)
    entries = arena.wait(2)
    late = [entry for entry in entries if entry.kind == "DirectiveUnanswered"]
    assert {entry.occurred_at for entry in late} == {START + timedelta(minutes=minutes)}
    assert all(entry.recorded_at == arena.now for entry in late)
    count = len(arena.events(e.DirectiveUnanswered))
    arena.wait(60)
    assert len(arena.events(e.DirectiveUnanswered)) == count


def test_one_units_answer_does_not_silence_another(arena: Arena) -> None:
    task = next(t for t in arena.plan.tasks.tasks if t.id == "search_and_rescue")
    mine, other = [d for d in arena.state.directives.values() if d.item == task.id][:2]
    arena.do(c.MoveDirective(mine.id, "acknowledge"), liaison(mine.party))
    arena.wait(arena.plan.minutes(task.answer_within) + 1)
    assert arena.state.directives[other.id].unanswered
    assert not arena.state.directives[mine.id].unanswered


def test_a_late_report_stays_late_after_it_is_sent(arena: Arena) -> None:
    report = min(arena.state.reports.values(), key=lambda r: r.due)
    arena.wait((report.due - arena.now) / timedelta(minutes=1) + 1)
    assert arena.state.reports[report.id].overdue
    arena.do(c.SendReport(report.id, "电话", "市政府值班室", "储罐泄漏"))
    arena.do(c.ConfirmReport(report.id, "陈某", "电话"))
    sent = arena.state.reports[report.id]
    assert (sent.state, sent.overdue) == ("confirmed", True)
    assert code(arena, c.SendReport(report.id, "电话"), OFFICER) == "illegal_move"


def test_the_next_deadline_is_the_earliest_clock_that_runs(arena: Arena) -> None:
    expected = min(
        [d.answer_due for d in arena.state.directives.values()]
        + [r.due for r in arena.state.reports.values()]
    )
    assert next_due(arena.plan.revised(ladders=()), arena.state) == expected
