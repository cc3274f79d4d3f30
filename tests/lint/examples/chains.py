"""Chains of reports that break, hurry or cannot run; tasks that wait in vain."""

from __future__ import annotations

from tests.lint.spoiling import example

REPORTS, TASKS = "kiln/reports.yaml", "kiln/tasks.yaml"
SECOND = (REPORTS, "[from_scene, to_city]", "[from_scene, ▲to_city]")

EXAMPLES = [
    example("chain-broken", (REPORTS, "to: [fire]", "to: [health]"), SECOND),
    example(
        "deadline-shrinks",
        (REPORTS, "within: at_once", "within: report_within"),
        (REPORTS, "within: report_within", "within: at_once"),
        SECOND,
    ),
    example(
        "level-without-chain",
        (REPORTS, "levels: [IV, III, II, I]", "levels: [IV, III, II]"),
        (REPORTS, "chains:", "▲chains:"),
    ),
    example(
        "hop-out-of-reach",
        (REPORTS, "from: kiln_office", "when: {level: {at_least: III}}\n    from: kiln_office"),
        SECOND,
    ),
    example(
        "hop-out-of-reach",
        (
            "kiln/lifecycle.yaml",
            "phases:\n",
            "phases:\n  - {id: city, kind: responding, title: {zh: 市, en: C}}\n",
        ),
        (
            "kiln/lifecycle.yaml",
            'to: fighting, clause: "3.2", title: {zh: 升级',
            'to: city, clause: "3.2", title: {zh: 升级',
        ),
        (
            "kiln/lifecycle.yaml",
            "from: [fighting], to: ending",
            "from: [fighting, city], to: ending",
        ),
        (
            "kiln/lifecycle.yaml",
            "moves:\n",
            'moves:\n  - {id: resume_city, from: [ending], to: city, clause: "3.3", title: {zh: 恢复, en: R}}\n',
        ),
        (
            "kiln/lifecycle.yaml",
            "    scope: city\n    phase: fighting",
            "    scope: city\n    phase: city",
        ),
        (REPORTS, "phases: [first]", "phases: [city]"),
        (REPORTS, "levels: [IV, III, II, I]", "levels: [III, II, I]"),
        SECOND,
    ),
    example("self-report", (REPORTS, "to: [fire]", "to: [fire, ▲local]")),
    example(
        "task-cycle",
        (TASKS, "phases: [first, fighting]", "phases: [first, fighting]\n    after: [▲treat]"),
    ),
    example(
        "after-never-first",
        (TASKS, "phases: [first, fighting]", "phases: [aftermath]"),
        (TASKS, "after: [put_out]", "after: [▲put_out]"),
    ),
]
