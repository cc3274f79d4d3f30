from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.errors import FileRefused
from engine.plan.loader import load_plan

Spoil = Callable[[str, str, str], list[tuple[int, int]]]
Faults = Callable[[], list[tuple[str, str, int, int]]]

PLAN, FACTS, GRADING = "kiln/plan.yaml", "kiln/facts.yaml", "kiln/grading.yaml"
TASKS, LIFECYCLE, BODIES = "kiln/tasks.yaml", "kiln/lifecycle.yaml", "kiln/bodies.yaml"
DIRECTORY = "emberton/directory.yaml"
DISTRICTS = """districts:
  north: {kind: district, title: {zh: 北区, en: North}}
  south:
    kind: county
    title: {zh: 南县, en: South}
    units:
      local: {zh: 南县县政府, en: South county government}
"""
PARAMETERS, CASES = "emberton/parameters.yaml", "kiln/cases/burns.yaml"
SPOILT = [
    ("yaml-boolean-word", TASKS, "to: [health]", "to: [▲no]"),
    ("yaml-duplicate-key", TASKS, "to: [health]", "to: [health]\n    ▲to: [fire]"),
    ("unknown-key", TASKS, "    to: [health]", "    to: [health]\n    ▲tto: [health]"),
    ("unknown-key", PLAN, "  short:", "  ▲colour: red\n  short:"),
    ("unknown-key", PLAN, "plan:", "▲extra: 1\nplan:"),
    ("missing-key", PLAN, "{zh: 窑炉, en: Kilns}", "▲{zh: 窑炉}"),
    ("missing-key", TASKS, "group_answer_within: at_once\ntasks:", "▲tasks:"),
    ("missing-key", "kiln/ending.yaml", "    - {id: fire_out,", "    - ▲{"),
    ("missing-clause", GRADING, '  clause: "1.3"\n  criteria', "  ▲criteria"),
    (
        "missing-clause",
        BODIES,
        '{zh: 灭火, en: Puts fires out, clause: "2.2"}',
        "▲{zh: 灭火, en: X}",
    ),
    ("missing-clause", TASKS, 'clause: "4.2"', 'clause: ▲""'),
    ("missing-clause", TASKS, 'clause: "4.2"', 'clause: ▲" "'),
    ("missing-clause", TASKS, 'clause: "4.2"', "clause: ▲null"),
    ("wrong-value", PARAMETERS, "value: 60", "value: ▲999999999999"),
    ("wrong-value", TASKS, 'clause: "4.2"', "clause: ▲4.2"),
    ("wrong-value", TASKS, 'clause: "4.2"', "clause: ▲[a]"),
    ("wrong-value", TASKS, 'clause: "4.2"', "clause: ▲" + "4" * 30 + "a" * 60),
    ("wrong-value", TASKS, "id: treat", "id: ▲Treat-all"),
    ("wrong-value", TASKS, "to: [health]", "to: ▲health"),
    ("wrong-value", TASKS, "to: [health]", "to: ▲[]"),
    ("wrong-value", PLAN, "2020-02-01", "▲2020-02-30"),
    ("wrong-value", PLAN, "2020-02-01", '▲"86400"'),
    ("wrong-value", PLAN, "2020-02-01", "▲86400"),
    ("wrong-value", PLAN, '"2020"', "▲2020"),
    ("wrong-value", PLAN, "colour: blue", "colour: ▲blu"),
    ("wrong-value", PLAN, "zh: 窑炉,", 'zh: ▲"  ",'),
    ("wrong-value", PLAN, "III: {zh: 较大", "▲V: {zh: 较大"),
    ("wrong-value", PLAN, "III: {zh: 较大", "▲Ⅳ: {zh: 较大"),
    ("wrong-value", LIFECYCLE, "levels: [IV, III]", "levels: [IV, ▲2]"),
    ("wrong-value", LIFECYCLE, "levels: [IV, III]", "levels: [IV, ▲较大]"),
    ("wrong-value", LIFECYCLE, "groups: false", 'groups: ▲"no"'),
    ("wrong-value", LIFECYCLE, "groups: false", "groups: ▲1"),
    ("wrong-value", GRADING, "IV: [1, 3]", 'IV: [1, ▲"3"]'),
    ("wrong-value", GRADING, "IV: [1, 3]", "IV: ▲[1]"),
    ("wrong-value", GRADING, "IV: [1, 3]", "IV: ▲[1, 3, 4]"),
    ("wrong-value", GRADING, "- id: burns\n", "- ▲id: burns\n      level: II\n"),
    ("wrong-value", PARAMETERS, "value: 5", 'value: ▲"5"'),
    ("wrong-value", PARAMETERS, "value: 5", "value: ▲true"),
    ("wrong-value", DIRECTORY, DISTRICTS, "districts: ▲{}\n"),
    ("wrong-value", FACTS, "type: choice", "type: ▲choise"),
    ("wrong-value", BODIES, "member: true", "member: ▲maybe"),
    ("wrong-value", CASES, "level: III", "level: ▲V"),
    ("condition", GRADING, "{min: 2, below: 100}", "▲{min: 2, max: 100}"),
    ("condition", GRADING, "min: 2", 'min: ▲"2"'),
    ("condition", BODIES, "{not: {fuel: gas}}", "{not: ▲gas}"),
    ("condition", TASKS, "at_least: III", "at_least: ▲V"),
]


@pytest.mark.parametrize(("code", "file", "old", "new"), SPOILT)
def test_a_spoilt_chapter_is_refused_where_it_is_spoilt(
    code: str, file: str, old: str, new: str, spoil: Spoil, faults: Faults
) -> None:
    [place] = spoil(file, old, new)
    assert faults() == [(code, file, *place)]


MENDS = [
    (TASKS, "to: [health]", "too: [health]", "did you mean to?"),
    (PLAN, "colour: blue", "colour: blu", "did you mean blue?"),
    (PLAN, "colour: blue", "colour: pink", "there is blue, none, orange, red, yellow"),
    (PLAN, '"2020"', "2020", 'quote it: "2020"'),
    (PLAN, "jurisdiction: emberton", "jurisdiction: Emberton", "begin with a-z"),
    (TASKS, "[health]", "[fir]", "did you mean fire?"),
    (GRADING, "measure: burned", "measure: collapsed", "there is burned, smoke_hours, trapped"),
]


@pytest.mark.parametrize(("file", "old", "new", "mend"), MENDS)
def test_the_mend_says_what_to_write(
    file: str, old: str, new: str, mend: str, spoil: Spoil, files: dict[str, bytes]
) -> None:
    spoil(file, old, new)
    with pytest.raises(FileRefused) as refused:
        load_plan(files, "kiln")
    assert mend in str(refused.value)


def test_faults_of_all_files_come_back_together_in_order(spoil: Spoil, faults: Faults) -> None:
    [empty] = spoil("kiln/ending.yaml", "{zh: 火已灭, en: The fire is out}", "{zh: a, en▲}")
    [unknown] = spoil(TASKS, "to: [health]", "to: [▲healing]")
    [trap] = spoil(PARAMETERS, "value: 60", "value: ▲1:00")
    [broken] = spoil(FACTS, "fuel:\n    type", "fuel:\n    {}\n    ▲type")
    assert faults() == [
        ("yaml-sexagesimal", PARAMETERS, *trap),
        ("yaml-empty-value", "kiln/ending.yaml", *empty),
        ("yaml-syntax", FACTS, *broken),
        ("unknown-party", TASKS, *unknown),
    ]


def test_a_fault_reads_as_file_line_column_code_wrong_mend(
    spoil: Spoil, files: dict[str, bytes]
) -> None:
    spoil(TASKS, "phases: [fighting]", "phases: [fighting, figthing]")
    with pytest.raises(FileRefused) as refused:
        load_plan(files, "kiln")
    assert str(refused.value) == (
        "kiln/tasks.yaml:13:24: unknown-phase: 'figthing' is no phase of this plan; "
        "did you mean fighting?"
    )
