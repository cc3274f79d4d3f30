"""What is declared and not used, in a plan and in what its jurisdiction shares."""

from __future__ import annotations

from tests.lint.spoiling import example

FACTS, GRADING, BODIES = "kiln/facts.yaml", "kiln/grading.yaml", "kiln/bodies.yaml"
LIFECYCLE, REPORTS, ENDING = "kiln/lifecycle.yaml", "kiln/reports.yaml", "kiln/ending.yaml"
DIRECTORY, PARAMETERS = "emberton/directory.yaml", "emberton/parameters.yaml"

EXAMPLES = [
    example(
        "unused-fact",
        (
            FACTS,
            "",
            '  ▲glazed: {type: flag, title: {zh: 釉, en: G}, ask: {zh: 釉?, en: G?}, clause: "1.3"}\n',
        ),
    ),
    example(
        "single-level-fact",
        (GRADING, "{IV: [1, 3], III: [3, 10], II: [10, 30], I: [30, null]}", "{IV: [1, null]}"),
        (FACTS, "  burned:", "  ▲burned:"),
    ),
    example(
        "unused-content",
        (
            REPORTS,
            "contents:\n",
            (
                'contents:\n  - {id: ▲last_words, title: {zh: 终报, en: L}, clause: "5.1",'
                " items: [{id: a, title: {zh: 甲, en: A}}]}\n"
            ),
        ),
    ),
    example(
        "unused-response",
        (
            LIFECYCLE,
            "",
            (
                '  - {id: other, title: {zh: 另, en: O}, clause: "3.2", levels: ▲[], scope: city,'
                " phase: fighting, groups: false, site_command: may, chain: [{id: a, act: decide,"
                ' by: city, title: {zh: 决, en: D}, clause: "3.2"}]}\n'
            ),
        ),
        (
            LIFECYCLE,
            "moves:\n",
            (
                "moves:\n  - {id: activate_other, from: [first], to: fighting,"
                ' clause: "3.2", title: {zh: 另, en: O}}\n'
            ),
        ),
        (ENDING, "[local, none]", "[local, none, other]"),
    ),
    example(
        "unformed-group",
        (LIFECYCLE, "groups: true", "groups: false"),
        (BODIES, "id: cooling", "id: ▲cooling"),
    ),
    example(
        "idle-move",
        (
            LIFECYCLE,
            "moves:\n",
            (
                "moves:\n  - {id: ▲wander, from: [first], to: fighting,"
                ' clause: "3.2", title: {zh: 游, en: W}}\n'
            ),
        ),
    ),
    example(
        "unused-unit",
        (
            DIRECTORY,
            "units:\n",
            "units:\n  ▲guild: {kind: society, title: {zh: 行会, en: Guild}}\n",
        ),
    ),
    example(
        "unused-role",
        (
            DIRECTORY,
            "roles:\n",
            'roles:\n  ▲warden: {title: {zh: 更夫, en: Warden}, default: {zh: "{zh}更", en: W}}\n',
        ),
    ),
    example(
        "unused-parameter",
        (
            PARAMETERS,
            "parameters:\n",
            (
                "parameters:\n  ▲soon: {value: 9, unit: minutes, title: {zh: 快, en: Soon},"
                " source: {zh: 本地, en: Local}, in_plan: false}\n"
            ),
        ),
    ),
]
