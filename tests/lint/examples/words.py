"""Placeholders and languages, chapters and editions, other plans."""

from __future__ import annotations

from tests.lint.spoiling import example

TASKS, PLAN, EARLIER = "kiln/tasks.yaml", "kiln/plan.yaml", "kiln/editions/2015/plan.yaml"
BEGINS = (EARLIER, "effective_from: 2020-02-01", "effective_from: 2015-01-01")

EXAMPLES = [
    example("missing-chapter", without="kiln/clauses.yaml"),
    example("unwritten", (TASKS, "{zh: 灭火,", "{zh: ▲待填,")),
    example("unwritten", (TASKS, "en: Treat the burned}", 'en: ▲"TODO: treat"}')),
    example("unwritten", ("emberton/directory.yaml", "{zh: 消防队,", "{zh: ▲消防队？？？,")),
    example("wrong-language", (TASKS, "en: Put the fire out", "en: ▲Put the 火 out")),
    example("wrong-language", (TASKS, "{zh: 救治,", "{zh: ▲Treat,")),
    example(
        "edition-gap",
        BEGINS,
        (EARLIER, "effective_to: null", "effective_to: 2020-01-30"),
        (PLAN, "2020-02-01", "▲2020-02-01"),
    ),
    example(
        "edition-overlap", BEGINS, (EARLIER, "effective_to: null", "effective_to: ▲2020-02-01")
    ),
    example("edition-overlap", BEGINS, (EARLIER, "effective_to: null", "effective_to: ▲null")),
    example(
        "unknown-plan",
        (
            PLAN,
            "",
            '  handovers:\n    - {id: oven, title: {zh: 炉, en: Ovens}, clause: "1.2", to_plan: ▲ovens}\n',
        ),
    ),
]
