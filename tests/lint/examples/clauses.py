"""Clauses that nothing answers, that nobody lists, or that stand in the wrong place."""

from __future__ import annotations

from tests.lint.spoiling import example

INDEX = "kiln/clauses.yaml"
SCOPE = '    - {number: "1.2", title: {zh: 适用范围, en: Scope}}\n'
UNSAID = "{zh: 只说目的, en: Only says why}"

EXAMPLES = [
    example("unanswered-clause", (INDEX, f", because: {UNSAID}", ""), (INDEX, '"1.1"', '▲"1.1"')),
    example(
        "unanswered-clause",
        (
            INDEX,
            SCOPE,
            SCOPE + '    - {number: ▲"1.2(1)", title: {zh: 空, en: Void}, heading: true}\n',
        ),
    ),
    example("unknown-clause", ("kiln/tasks.yaml", 'clause: "4.1"', 'clause: ▲"4.9"')),
    example("unknown-clause", ("kiln/grading.yaml", '"1.3.2(1)"', '▲"1.3.2(2)"')),
    example("unknown-clause", ("kiln/plan.yaml", 'clause: "9.1"', 'clause: ▲"9.1、9.4"')),
    example("reason-and-items", (INDEX, "en: Scope}}", f"en: Scope}}, because: ▲{UNSAID}}}")),
    example("duplicate-clause", (INDEX, SCOPE, SCOPE + SCOPE.replace('"1.2"', '▲"１.２"'))),
    example(
        "clause-order",
        (INDEX, SCOPE, ""),
        (INDEX, '    - {number: "1.1"', f'{SCOPE}    - {{number: ▲"1.1"'),
    ),
]
