"""Names that stand for nothing, where tests of the loader show none."""

from __future__ import annotations

from tests.lint.spoiling import example

CASES, OVERLAY, TASKS = "kiln/cases/burns.yaml", "sootford/overlay.yaml", "kiln/tasks.yaml"
PLACE = "overlay:\n  id: sootford\n  base: emberton\n  title: {zh: 烟渡, en: Sootford}\n"
NOBODY = "expect: {level: below, response: none"

EXAMPLES = [
    example("wrong-base", (OVERLAY, "", PLACE.replace("base: ", "base: ▲old_"))),
    example("unknown-directory-unit", (OVERLAY, "", PLACE + "  units:\n    ▲guild: {}\n")),
    example("unknown-role", (OVERLAY, "", PLACE + "  roles:\n    ▲warden: {}\n")),
    example(
        "unknown-parameter-name",
        (OVERLAY, "", PLACE + "  parameters:\n    ▲soon: {value: 9, source: {zh: 本地, en: L}}\n"),
    ),
    example(
        "unknown-interval",
        ("kiln/upkeep.yaml", "every: {count: 3, unit: years}", "interval: ▲soon"),
    ),
    example(
        "unknown-choice",
        (CASES, "facts: {burned: 0}", "facts: {burned: 0}\n    choices: {▲smoke: dark}"),
    ),
    example(
        "unknown-choice",
        (
            TASKS,
            "phases: [first, fighting]",
            "phases: [first, fighting]\n    when: {parameter: {smoke: ▲dark}}",
        ),
    ),
    example("unknown-projection", (CASES, NOBODY, NOBODY + ", projections: {▲lost: I}")),
    example("unknown-route", (CASES, NOBODY, NOBODY + ", route: ▲lost")),
    example("unknown-release", (CASES, NOBODY, NOBODY + ", release: ▲lost")),
    example("unknown-ending-condition", (CASES, NOBODY, NOBODY + ", ending: {all: [▲lost]}")),
    example("unknown-handover", (CASES, NOBODY, NOBODY + ", handovers: [▲lost]")),
]
