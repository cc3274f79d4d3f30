"""What conditions, criteria and rules mean, and whether they mean anything."""

from __future__ import annotations

from tests.lint.spoiling import example

GRADING, TASKS, BODIES = "kiln/grading.yaml", "kiln/tasks.yaml", "kiln/bodies.yaml"
REPORTS, WARNINGS, RELEASE = "kiln/reports.yaml", "kiln/warnings.yaml", "kiln/release.yaml"
ACCEPTED = "kiln/accepted.yaml"
TREAT = "when: {level: {at_least: III}, response: [local, full]}"
COOLING = "when: {any: [{collapsed: true}, {not: {fuel: gas}}]}"
COLLAPSE = "    - id: collapse\n"
FALLEN = """\
    - id: fallen
      title: {zh: 塌落, en: Fallen}
      clause: "1.3.3"
      ▲level: III
      when: {collapsed: true}
"""
ROUTE = """\
    - id: other
      title: {zh: 另, en: Other}
      clause: "7.1"
      issuer: city
      when: {collapsed: true}
      chain:
        - {id: issue, act: announce, by: city, title: {zh: 发布, en: Issue}, clause: "7.1"}
"""
RULE = """\
    - id: quiet
      title: {zh: 不发布, en: Quiet}
      clause: "7.4"
      levels: [IV]
      speaker: city
      chain:
        - {id: approve, act: approve, by: city, title: {zh: 审定, en: Approve}, clause: "7.4"}
"""

NEWS = """\
    within: report_within
    supplements:
      facts: [burned]
      window: report_within
      instead: {▲when: {collapsed: true, not: {collapsed: true}}, window: at_once}
      within: at_once
      clause: "5.2"
"""

EXAMPLES = [
    example("dead-condition", (REPORTS, "    within: report_within\n", NEWS)),
    # A fact cannot be two things, a response not one that its phase never sees.
    example("dead-condition", (BODIES, COOLING, "▲when: {fuel: gas, not: {fuel: gas}}")),
    example("dead-condition", (TASKS, TREAT, "▲when: {response: none}")),
    # The groups of a response for II and I stand at II at least.
    example("always-condition", (BODIES, COOLING, "▲when: {level: {at_least: II}}")),
    example("always-condition", (TASKS, TREAT, "▲when: {response: [local, full]}")),
    # A part that another one implies, a listed value that another part shuts out, an end of a range.
    example(
        "idle-part",
        (BODIES, COOLING, "when: {collapsed: true, ▲any: [{collapsed: true}, {fuel: gas}]}"),
    ),
    example(
        "idle-part",
        (
            BODIES,
            COOLING,
            "when: {any: [{collapsed: true}, ▲{trapped: {min: 5}, collapsed: true}]}",
        ),
    ),
    example(
        "idle-part",
        (
            BODIES,
            COOLING,
            "when: {any: [{fuel: gas}, {fuel: [wood, ▲gas], trapped: {min: 5}}]}",
        ),
    ),
    example(
        "idle-part",
        (BODIES, COOLING, "when: {trapped: {▲min: 3, below: 9}, not: {trapped: {below: 4}}}"),
    ),
    example("shadowed-criterion", (GRADING, COLLAPSE, FALLEN + COLLAPSE)),
    example(
        "grade-falls",
        (GRADING, "    - id: collapse", "    - ▲id: collapse"),
        (GRADING, "when: {collapsed: true}", "when: {collapsed: true, burned: {below: 1}}"),
    ),
    example("mixed-units", (GRADING, "measure: burned", "measure: [burned, ▲smoke_hours]")),
    example("shadowed-route", (WARNINGS, "", ROUTE.replace("    - id", "    - ▲id"))),
    example("shadowed-route", (RELEASE, "", RULE.replace("    - id", "    - ▲id"))),
]
