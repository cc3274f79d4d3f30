"""What the cases beside a plan do not show."""

from __future__ import annotations

from tests.lint.spoiling import example

GRADING, BOUNDS, BURNS = "kiln/grading.yaml", "kiln/cases/bounds.yaml", "kiln/cases/burns.yaml"
REPORTS, CONTENT = "kiln/reports.yaml", "    within: report_within\n"
NEWS = (
    CONTENT
    + '    supplements: {facts: [burned], window: report_within, within: at_once, clause: "5.2"}\n'
)

EXAMPLES = [
    # A case that the plan contradicts: by its level, by its duties.
    example(
        "case-fails",
        (BURNS, "{burned: 0}\n    expect: {", "{burned: 1}\n    expect: ▲{"),
    ),
    example(
        "case-fails",
        (BOUNDS, "expect:\n      level: II", "expect:\n      ▲level: II"),
        (BOUNDS, "[put_out, treat]", "[treat]"),
    ),
    # A level that no case reaches by a criterion; a fixed level.
    example(
        "case-missing",
        (BOUNDS, "level: I, because: [burns]", "level: I"),
        (GRADING, "I: [30, null]", "I: ▲[30, null]"),
    ),
    example(
        "case-missing",
        (BOUNDS, "because: [collapse]", "because: [burns]"),
        (GRADING, "level: II", "level: ▲II"),
    ),
    # A bound: at it, and just below it, for counts and for measures, in a condition too.
    example(
        "case-missing",
        (BOUNDS, "burned: 10}", "burned: 11}"),
        (GRADING, "III: [3, 10]", "III: [3, ▲10]"),
    ),
    example(
        "case-missing",
        (BOUNDS, "burned: 29}", "burned: 28}"),
        (GRADING, "II: [10, 30]", "II: [10, ▲30]"),
    ),
    example(
        "case-missing",
        (BOUNDS, "smoke_hours: 0.49", "smoke_hours: 0.3"),
        (GRADING, "[0.5, 12]", "[▲0.5, 12]"),
    ),
    example(
        "case-missing",
        (BOUNDS, "trapped: 99", "trapped: 98"),
        (GRADING, "when: {fuel", "when: ▲{fuel"),
    ),
    # An unknown fact with its ceiling, and a range.
    example(
        "case-missing",
        (BOUNDS, "ceiling: II}", "because: []}"),
        (GRADING, "id: collapse", "id: ▲collapse"),
    ),
    example(
        "case-missing",
        (BOUNDS, "smoke_hours: [1, 3]", "smoke_hours: 1"),
        (GRADING, "measure: [smoke_hours]", "measure: ▲[smoke_hours]"),
    ),
    # Duties.
    example(
        "case-missing",
        (BOUNDS, "[put_out, treat]", "[put_out]"),
        ("kiln/tasks.yaml", "id: treat", "id: ▲treat"),
    ),
    example(
        "case-missing",
        (BURNS, "[to_city, from_scene]", "[from_scene]"),
        ("kiln/reports.yaml", "id: to_city", "id: ▲to_city"),
    ),
    example(
        "case-missing",
        (BOUNDS, "groups: [cooling]", "groups: []"),
        ("kiln/bodies.yaml", "id: cooling", "id: ▲cooling"),
    ),
    # Ways out of an incident, and fears.
    example(
        "case-missing",
        (BOUNDS, "route: usual", "route: none"),
        ("kiln/warnings.yaml", "id: usual", "id: ▲usual"),
    ),
    example(
        "case-missing",
        (BOUNDS, "      release: all\n", ""),
        ("kiln/release.yaml", "id: all", "id: ▲all"),
    ),
    example(
        "case-missing",
        (BOUNDS, ", projections: {trapped_burned: I}", ""),
        (GRADING, "id: trapped_burned", "id: ▲trapped_burned"),
    ),
    # News, and the end.
    example("case-missing", (REPORTS, CONTENT, NEWS), (REPORTS, "id: to_city", "id: ▲to_city")),
    example(
        "case-missing",
        (BOUNDS, "      ending: {all: [fire_out]}\n", ""),
        ("kiln/ending.yaml", "id: fire_out", "id: ▲fire_out"),
    ),
    example(
        "case-missing",
        (
            "kiln/plan.yaml",
            "",
            '  handovers: [{id: ▲out, title: {zh: 移, en: O}, clause: "1.2", to_party: city}]\n',
        ),
    ),
]
