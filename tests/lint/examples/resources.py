"""The catalogue of resources: owners, districts, and the clauses that name them."""

from __future__ import annotations

from tests.lint.spoiling import example

FILE = "emberton/resources.yaml"
PUMP = (
    "resources:\n  pump: {kind: equipment, title: {zh: 水泵, en: Pumps}, owner: fire,"
    ' cited: {kiln: "2.2"}}\n'
)

EXAMPLES = [
    example("unknown-district", (FILE, "", PUMP.replace("owner", "district: ▲west, owner"))),
    example("unknown-clause", (FILE, "", PUMP.replace('"2.2"', '▲"9.9"'))),
    example("unknown-plan", (FILE, "", PUMP.replace("kiln:", "▲oven:"))),
    example("unwritten", (FILE, "", PUMP.replace("水泵", "▲待填：水泵"))),
]
