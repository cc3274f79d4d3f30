"""Plans that do not say what the document beside them says."""

from __future__ import annotations

from tests.lint.spoiling import TEXT, example

INDEX = "kiln/clauses.yaml"
GRADING = "kiln/grading.yaml"
UPKEEP = "kiln/upkeep.yaml"

EXAMPLES = [
    example("text-clause-missing", (TEXT, "3.4 关闭", "3.5 关闭"), (INDEX, '"3.4"', '▲"3.4"')),
    example(
        "text-clause-missing",
        (TEXT, "1 总则", "总则"),
        (INDEX, "numbering: decimal", "numbering: ▲chinese"),
    ),
    example(
        "text-clause-unlisted",
        (TEXT, "3.4 关闭", "3.4 关闭\n\n3.5 归档"),
        (INDEX, '"3.4"', '▲"3.4"'),
    ),
    example(
        "text-clause-unlisted",
        (TEXT, "4.1 灭火", "4.1 灭火\n\n（1）断气"),
        (INDEX, '"4.1"', '▲"4.1"'),
    ),
    example(
        "text-disagrees",
        (GRADING, "III: [3, 10], II: [10,", "III: [3, ▲12], II: [▲12,"),
        (GRADING, 'clause: "1.3.1"', 'clause: ▲"1.3.1"'),
    ),
    example(
        "text-disagrees",
        (GRADING, "[0.5, 12]", "[▲0.6, 12]"),
        (GRADING, '{III: "1.3', '{III: ▲"1.3'),
    ),
    example(
        "text-disagrees",
        (GRADING, "min: 2, below: 100", "min: ▲3, below: 100"),
        (GRADING, '{III: "1.3', '{III: ▲"1.3'),
    ),
    example(
        "text-disagrees",
        (TEXT, "30人以上的为特大", "30人以上的为特大，被困的40人以下"),
        (GRADING, 'clause: "1.3.1"', 'clause: ▲"1.3.1"'),
    ),
    example("text-disagrees", (UPKEEP, "count: 3", "count: ▲2")),
    example("text-disagrees", (TEXT, "每三年", "每二年"), (UPKEEP, "count: 3", "count: ▲3")),
    example("text-disagrees", ("emberton/parameters.yaml", "value: 60", "value: ▲90")),
    example(
        "text-disagrees",
        (GRADING, "IV: [1, 3]", "IV: [▲0, 3]"),
        (GRADING, 'clause: "1.3.1"', 'clause: ▲"1.3.1"'),
    ),
]
