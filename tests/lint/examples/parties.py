"""Who has duties and does not act, or acts and has no duties; names of units."""

from __future__ import annotations

from tests.lint.spoiling import example

BODIES, TASKS, DIRECTORY = "kiln/bodies.yaml", "kiln/tasks.yaml", "emberton/directory.yaml"
GUILD = ("units:\n", "units:\n  guild: {kind: society, title: {zh: 行会, en: Guild}}\n")

EXAMPLES = [
    example(
        "idle-unit",
        (DIRECTORY, *GUILD),
        (
            BODIES,
            "units:\n",
            (
                'units:\n  - {unit: ▲guild, member: true, clause: "2.2",'
                ' duties: [{zh: 供砖, en: Gives bricks, clause: "2.2"}]}\n'
            ),
        ),
    ),
    example(
        "idle-body",
        (
            BODIES,
            "bodies:\n",
            'bodies:\n  - {id: ▲council, kind: outside, title: {zh: 会, en: C}, clause: "2.1"}\n',
        ),
    ),
    example("unit-without-duties", (TASKS, "to: [fire, local]", "to: [fire, local, ▲city]")),
    example(
        "unit-without-duties",
        (
            BODIES,
            '    duties:\n      - {zh: 收集情况, en: Gathers what is known, clause: "2.1"}\n',
            "",
        ),
        ("kiln/reports.yaml", "from: kiln_office", "from: ▲kiln_office"),
    ),
    example(
        "alias-collision",
        (
            DIRECTORY,
            "title: {zh: 卫生局, en: Health bureau}",
            "title: {zh: 卫生局, en: Health bureau}\n    aliases: [▲火警]",
        ),
    ),
    example("wrong-since", (DIRECTORY, 'since: "2019"', 'since: ▲"spring 2019"')),
]
