"""Cases, loader and linter before the changes of a plan, and what is said of a survivor."""

from __future__ import annotations

from engine.incident.rehearsal import rehearse
from engine.proof.changed import changed_plan
from engine.proof.mutants import mutants
from tests.proof.kiln import ENDS, OWED, score, survivors, trial

NEW = ("to_city", "cold", "require")


def test_the_case_of_its_witness_notices_a_survivor() -> None:
    last = "expect: {level: below, response: none}"
    case = """
  - name: a kiln of wood is cooled
    facts: {fuel: wood}
    in_force: full
    expect: {level: below, activated: {groups: [cooling]}}"""
    change = "the part not (2 of any) is dropped"
    assert change in survivors()
    assert change not in survivors([("cases/burns.yaml", last, last + case)])


def test_a_survivor_is_told_by_a_situation_and_a_response_in_force() -> None:
    witness = survivors()["the part not (2 of any) is dropped"].witness
    assert witness is not None
    situation = "{fuel: wood}, in_force: full"
    assert witness.said("en") == f"{situation}: activated [cooling], changed []"
    assert witness.said("zh") == f"{situation}：activated 为 [cooling]，改后为 []"


def test_a_part_that_changes_nothing_has_no_witness() -> None:
    idle = survivors()["the part response is dropped"]
    assert idle.witness is None


def test_every_witness_tells_the_plan_from_its_mutant() -> None:
    kiln = trial()
    for one in score().survivors:
        if one.witness is None:
            continue
        told = {fact: figure.plain() for fact, figure in one.witness.facts.items()}
        changed = changed_plan(kiln.book, kiln.plan, one.mutant)
        said = [rehearse(p, told, in_force=one.witness.in_force) for p in (kiln.plan, changed)]
        assert said[0].activated.demand != said[1].activated.demand or (
            (said[0].grading.level, said[0].ways) != (said[1].grading.level, said[1].ways)
        )


def test_a_case_that_does_not_hold_notices_nothing() -> None:
    wrong = ("cases/burns.yaml", "expect: {level: below, response: none}", "expect: {level: IV}")
    tried = score([wrong])
    assert tried.failing == {"nobody burned is not graded": ["level below, not IV"]}
    assert not tried.perfect


def test_the_loader_refuses_what_overlaps() -> None:
    kiln = trial()
    moved = "burns: the bound of IV is 4 instead of 3"
    mutant = next(m for m in mutants(kiln.book) if m.what.en == moved)
    tried = kiln.tried(mutant)
    assert tried is not None
    assert tried.noticed is not None
    assert (tried.noticed.by, tried.noticed.name) == ("loader", "band-overlap")


def test_the_linter_finds_what_means_nothing_any_more() -> None:
    kiln = trial()
    mutant = next(m for m in mutants(kiln.book) if m.what.en == "the part level is dropped")
    tried = kiln.tried(mutant)
    assert tried is not None
    assert tried.noticed is not None
    assert (tried.noticed.by, tried.noticed.name) == ("lint", "always-condition")


def test_that_a_case_is_missing_notices_no_change() -> None:
    moved = "burns: the bound of II/I is 31 instead of 30"
    far = [("cases/bounds.yaml", "facts: {burned: 30}", "facts: {burned: 40}")]
    assert moved in survivors(far)
    assert moved not in survivors()


def test_a_mutant_leaves_the_plan_as_it_was() -> None:
    kiln = trial()
    before = kiln.plan.model_dump_json()
    for mutant in mutants(kiln.book):
        kiln.tried(mutant)
    assert kiln.plan.model_dump_json() == before


def test_the_score_counts_every_kind_once() -> None:
    tried = score()
    tallies = [tally for _, tally in tried.kinds()]
    assert sum(tally.total for tally in tallies) == tried.total.total == len(tried.tried)
    assert sum(tally.noticed for tally in tallies) == tried.total.noticed
    assert sum(tried.by().values()) == tried.total.noticed


def test_cases_notice_what_becomes_of_supplements_and_of_the_end() -> None:
    window = "{window: report_within, facts: [burned, trapped]}"
    more = f"{ENDS}, supplements: {{to_city: {window}}}, ending: {{all: [fire_out, cold]}}"
    other = "facts: {burned: 0, collapsed: true, fuel: gas}\n    expect: {level: II"
    case = f"\n  - name: news of gas\n    {other}, supplements: {{to_city: {{window: at_once}}}}"
    second = '    - {id: cold, title: {zh: 冷, en: Cold}, clause: "6.1"}\n  chains:'
    plain = [OWED, ("ending.yaml", "  chains:", second)]
    shown = [*plain, ("cases/burns.yaml", f"{ENDS}}}", f"{more}}}{case}}}")]
    before, after = (
        {one.mutant.what.en for one in score(edits).survivors if one.mutant.item in NEW}
        for edits in (plain, shown)
    )
    assert {"the other window is dropped", "cold is dropped", "ending requires any"} < before
    assert after == {"the part collapsed is dropped", "the part fuel is dropped"}
