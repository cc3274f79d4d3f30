"""The timeline tells a call in words, never by the codes of its form."""

from __future__ import annotations

import pytest

from engine.incident import commands as c
from engine.incident.story import story
from tests.incident.arena import Arena


@pytest.mark.parametrize(
    ("channel", "zh", "en"),
    [
        ("phone", "值班电话", "Duty telephone"),
        ("12395", "12395 转来", "Passed on by 12395"),
        ("radio", "radio", "radio"),
        ("", "来电", "call"),
    ],
)
def test_a_call_without_a_name_is_told_by_its_channel(channel: str, zh: str, en: str) -> None:
    arena = Arena("waterway")
    facts = {"missing": 1}
    call = c.ReportIncident("waterway", "碰撞", "运河", "keqiao", channel=channel, facts=facts)
    arena.do(call)
    told = [line.text for line in story(arena.plan, arena.journal.read("i1"))][:2]
    assert told[0].zh == f"接报（{zh}）：碰撞，运河"
    assert told[0].en == f"Call ({en}): 碰撞, 运河"
    assert told[1].zh == f"失踪人数 1 人（{zh}）"
