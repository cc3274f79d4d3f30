from __future__ import annotations

from collections.abc import Callable

import pytest

Spoil = Callable[[str, str, str], list[tuple[int, int]]]
Faults = Callable[[], list[tuple[str, str, int, int]]]

PLAN, FACTS, GRADING = "kiln/plan.yaml", "kiln/facts.yaml", "kiln/grading.yaml"
TASKS, LIFECYCLE, BODIES = "kiln/tasks.yaml", "kiln/lifecycle.yaml", "kiln/bodies.yaml"
REPORTS, ENDING, CASES = "kiln/reports.yaml", "kiln/ending.yaml", "kiln/cases/burns.yaml"
DIRECTORY, PARAMETERS = "emberton/directory.yaml", "emberton/parameters.yaml"

DANGLING = [
    ("unknown-role", DIRECTORY, "      local: {zh: 南县", "      ▲locals: {zh: 南县"),
    ("unknown-number-fact", GRADING, "measure: burned", "measure: ▲burnt"),
    ("unknown-number-fact", GRADING, "measure: [smoke_hours]", "measure: [▲collapsed]"),
    ("unknown-number-fact", GRADING, "{burned: [trapped]}", "{▲fuel: [trapped]}"),
    ("unknown-number-fact", GRADING, "{burned: [trapped]}", "{burned: [▲lost]}"),
    ("unknown-party", BODIES, "members: [fire, health]", "members: [fire, ▲wealth]"),
    ("unknown-unit", BODIES, "seat: fire", "seat: ▲kiln_office"),
    ("unknown-unit", BODIES, "unit: fire", "unit: ▲fires"),
    ("unknown-party", BODIES, "lead: fire", "lead: ▲fires"),
    ("unknown-party", BODIES, "members: [health, local]", "members: [health, ▲cooling]"),
    ("unknown-phase", LIFECYCLE, "from: [aftermath]", "from: [aftermath, ▲after]"),
    ("unknown-party", LIFECYCLE, "act: approve, by: city", "act: approve, by: ▲town"),
    ("unknown-parameter", TASKS, "group_answer_within: at_once", "group_answer_within: ▲now"),
    ("unknown-party", TASKS, "to: [fire, local]", "to: [fire, ▲locals]"),
    ("unknown-phase", TASKS, "[first, fighting]", "[first, ▲fight]"),
    ("unknown-parameter", TASKS, "    answer_within: at_once", "    answer_within: ▲soon"),
    ("unknown-fact", REPORTS, "facts: [burned]", "facts: [▲burnt]"),
    ("unknown-party", REPORTS, "from: kiln_office", "from: ▲office"),
    ("unknown-party", REPORTS, "to: [city]", "to: [▲town]"),
    ("unknown-phase", REPORTS, "phases: [first]", "phases: [▲begin]"),
    ("unknown-parameter", REPORTS, "within: report_within", "within: ▲report_witin"),
    ("unknown-content", REPORTS, "content: first_words", "content: ▲last_words"),
    ("unknown-response", ENDING, "[local, none]", "[local, none, ▲other]"),
    ("unknown-party", ENDING, "act: decide, by: kiln_office", "act: decide, by: ▲kiln"),
    ("unknown-fact", CASES, "{burned: 0}", "{burned: 0, ▲burnt: 1}"),
    ("unknown-criterion", CASES, "because: [burns]", "because: [▲burn]"),
    ("unknown-response", CASES, "response: none", "response: ▲nothing"),
    ("unknown-task", CASES, "tasks: [put_out]", "tasks: [▲put_in]"),
    ("unknown-report", CASES, "reports: [to_city,", "reports: [▲to_town,"),
    ("unknown-group", CASES, "groups: []", "groups: [▲cool]"),
]
IDENTIFIERS = [
    (
        "duplicate-id",
        TASKS,
        "tasks:\n  - id: put_out",
        (
            'tasks:\n  - {id: put_out, title: {zh: 火, en: F}, clause: "4.1", to: [fire],'
            " phases: [first], answer_within: at_once}\n  - id: ▲put_out"
        ),
    ),
    (
        "duplicate-id",
        GRADING,
        "criteria:\n    - id: burns",
        'criteria:\n    - {id: burns, title: {zh: 火, en: F}, clause: "1.3", level: IV}\n    - id: ▲burns',
    ),
    ("duplicate-id", REPORTS, "{id: place,", "{id: ▲burned,"),
    ("duplicate-id", LIFECYCLE, "{id: approve,", "{id: ▲propose,"),
    ("duplicate-id", CASES, "nobody burned is not graded", "▲three burned people are serious"),
    ("duplicate-entry", TASKS, "to: [health]", "to: [health, ▲health]"),
    ("duplicate-entry", BODIES, "members: [health, local]", "members: [health, local, ▲health]"),
    (
        "name-collision",
        DIRECTORY,
        "roles:\n",
        "roles:\n  ▲fire:\n    title: {zh: 火, en: F}\n    default: {zh: 火, en: F}\n",
    ),
    (
        "name-collision",
        BODIES,
        "bodies:\n",
        'bodies:\n  - {id: ▲local, kind: local, title: {zh: a, en: a}, clause: "2"}\n',
    ),
    (
        "reserved-word",
        FACTS,
        "facts:\n",
        'facts:\n  ▲response: {type: flag, title: {zh: a, en: a}, ask: {zh: a, en: a}, clause: "1"}\n',
    ),
]
CIRCUMSTANCES = [
    ("wrong-folder", PLAN, "id: kiln", "id: ▲oven"),
    ("wrong-folder", DIRECTORY, "id: emberton", "id: ▲emberville"),
    ("period-backwards", PLAN, "effective_to: null", "effective_to: ▲2019-12-31"),
    (
        "missing-level",
        PLAN,
        "  levels:\n    IV: {zh: 一般, en: Minor, colour: blue}\n",
        "  ▲levels:\n",
    ),
    ("unknown-time-zone", DIRECTORY, "Asia/Shanghai", "▲Asia/Emberton"),
    ("unknown-time-zone", DIRECTORY, "Asia/Shanghai", "▲../Asia"),
    ("wrong-value", PARAMETERS, "value: 5", "value: ▲-5"),
    ("wrong-value", PARAMETERS, "value: 5", "value: ▲0.5"),
    ("figure-impossible", CASES, "burned: 0", "burned: ▲1.5"),
    ("figure-impossible", CASES, "fuel: wood", "fuel: ▲peat"),
    ("figure-impossible", CASES, "[0, null]", "▲[3, 1]"),
    ("figure-impossible", CASES, "burned: 0", "burned: ▲{a: 1}"),
]


@pytest.mark.parametrize(("code", "file", "old", "new"), [*DANGLING, *IDENTIFIERS, *CIRCUMSTANCES])
def test_a_plan_that_contradicts_itself_is_refused_where_it_does(
    code: str, file: str, old: str, new: str, spoil: Spoil, faults: Faults
) -> None:
    [place] = spoil(file, old, new)
    assert faults() == [(code, file, *place)]


def test_names_of_cases_are_unique_across_files(files: dict[str, bytes], faults: Faults) -> None:
    files["kiln/cases/more.yaml"] = files[CASES]
    assert [fault[:2] for fault in faults()] == [("duplicate-id", "kiln/cases/more.yaml")] * 2


def test_a_refused_chapter_hides_no_fault_that_does_not_lean_on_it(
    spoil: Spoil, faults: Faults
) -> None:
    [shape] = spoil(DIRECTORY, "kind: county", "kind: ▲country")
    [phase] = spoil(TASKS, "[first, fighting]", "[first, ▲fight]")
    spoil(TASKS, "to: [fire, local]", "to: [fire, locals]")
    assert faults() == [
        ("wrong-value", DIRECTORY, *shape),
        ("unknown-phase", TASKS, phase[0], phase[1]),
    ]
