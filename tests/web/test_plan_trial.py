from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.web.console import Console, shipped
from web.rooms.plan_difference import Difference, difference
from web.rooms.plan_outcome import Outcome, by_stage, play
from web.rooms.plan_situation import Typed, read_asked
from web.rooms.plan_waiting import waiting
from web.typed import fact_name

PLAN = shipped().plan("special_equipment")
PATH = "/plans/special_equipment/try"
VESSEL = {"equipment": "pressure_vessel"}


def typed(response: str = "", district: str = "yuecheng", **texts: str) -> Typed:
    return Typed(texts, district, response)


def played(**texts: str) -> Outcome:
    return play(PLAN, typed(**VESSEL, **texts), "zh")


def changed(before: dict[str, str], after: dict[str, str]) -> Difference:
    return difference(PLAN, played(**before), played(**after), "zh")


def query(prefix: str = "fact", **texts: str) -> dict[str, str]:
    return {prefix + fact_name(PLAN, fact)[4:]: text for fact, text in texts.items()}


@pytest.fixture
def reader(console: Console) -> Iterator[httpx.Client]:
    with console.signed_in("auditor") as client:
        yield client


def asks(answer: httpx.Response) -> dict[str, list[str]]:
    assert answer.status_code == 303
    return parse_qs(urlsplit(answer.headers["location"]).query)


def test_the_address_alone_shows_the_grade_and_what_follows(reader: httpx.Client) -> None:
    page = reader.get(PATH, params=query(**VESSEL, deaths="3-5")).text
    assert "至少Ⅲ级" in page
    assert PLAN.response_for(played(deaths="3").level).title.zh in page  # type: ignore[union-attr]
    assert 'value="3-5"' in page


def test_the_search_box_beside_it_is_empty(reader: httpx.Client) -> None:
    page = reader.get(PATH, params=query(deaths="3")).text
    box = page[page.index('role="search"') :]
    assert "Asked(" not in page
    assert 'value=""' in box[: box.index("</form>")]


def test_it_says_in_title_and_text_that_nothing_is_recorded(reader: httpx.Client) -> None:
    page = reader.get(PATH).text
    assert "<title>推演 · 不记录" in page
    assert "不建立事件，不通知任何人，也不是演练" in page
    assert 'class="drill' not in page


def test_nothing_is_recorded_and_nothing_can_be_posted(
    console: Console, reader: httpx.Client
) -> None:
    reader.get(PATH, params=query(**VESSEL, deaths="30"))
    assert console.real.desk.journal.head() == 0
    assert reader.post(PATH, data={}).status_code == 405


def test_a_figure_that_cannot_be_read_is_told_at_its_field_and_the_rest_answers(
    reader: httpx.Client,
) -> None:
    page = reader.get(PATH, params=query(**VESSEL, deaths="3", missing="三五个")).text
    assert "读不懂；写 3、3-5" in page
    assert "Ⅲ" in page
    assert 'value="三五个"' in page


@pytest.mark.parametrize("word", ["<script>", "9" * 500, "\x00", "级别"])
def test_odd_words_in_the_address_are_calm(reader: httpx.Client, word: str) -> None:
    odd = query(deaths=word, equipment=word, explosion=word) | {"fact-district": word}
    answer = reader.get(PATH, params=odd | {"fact-response": word, "nonsense": word})
    assert answer.status_code == 200
    assert "<script>" not in answer.text.replace("<script src", "")


def test_blank_fields_leave_the_address(reader: httpx.Client) -> None:
    answer = reader.get(PATH, params=query(deaths="3", missing="", explosion=""))
    assert asks(answer) == {fact_name(PLAN, "deaths"): ["3"]}


def test_a_baseline_is_pinned_kept_and_dropped_by_address_alone(reader: httpx.Client) -> None:
    pinned = asks(reader.get(PATH, params=query(deaths="2") | {"pin": "1"}))
    assert pinned == query_lists(deaths="2") | {"base": ["1"]} | query_lists("base", deaths="2")
    moved = {name: values[0] for name, values in pinned.items()} | query(deaths="3")
    assert "与基准比较" in reader.get(PATH, params=moved).text
    assert asks(reader.get(PATH, params=moved | {"reset": "1"})) == pinned
    assert asks(reader.get(PATH, params=moved | {"unpin": "1"})) == query_lists(deaths="3")


def query_lists(prefix: str = "fact", **texts: str) -> dict[str, list[str]]:
    return {name: [text] for name, text in query(prefix, **texts).items()}


def test_the_part_that_follows_comes_alone_for_the_script(reader: httpx.Client) -> None:
    part = reader.get(f"{PATH}/outcome", params=query(deaths="3", missing="")).text
    assert "<html" not in part
    assert f"?{fact_name(PLAN, 'deaths')}=3" in part.replace("&amp;", "&")
    assert "missing=" not in part


def test_one_more_death_changes_level_response_and_duties_for_units() -> None:
    found = changed({"deaths": "2"}, {"deaths": "3"})
    assert [level.code for level in found.levels] == ["IV", "III"]
    assert [one.id for one in found.responses if one] == ["county_response", "city_response"]
    assert [(one.before, one.after) for one in found.changes] == [("2 人", "3 人")]
    assert found.added
    assert any(line.kind == "group" for unit in found.added for line in unit.lines)
    assert found.gone


def test_there_and_back_is_the_same_difference_the_other_way() -> None:
    up, down = changed({"deaths": "2"}, {"deaths": "3"}), changed({"deaths": "3"}, {"deaths": "2"})
    assert parties(up.added) == parties(down.gone)
    assert parties(up.gone) == parties(down.added)


def parties(units: object) -> set[tuple[str, str, str]]:
    assert isinstance(units, tuple)
    return {(unit.party.zh, line.kind, line.title.zh) for unit in units for line in unit.lines}


def test_a_figure_within_its_band_changes_nothing_that_follows() -> None:
    found = changed({"deaths": "3"}, {"deaths": "4"})
    assert found.changes
    assert found.nothing


def test_what_cannot_be_read_is_no_change() -> None:
    assert changed({"deaths": "3"}, {"deaths": "3", "missing": "x9"}).changes == ()


def test_every_duty_stands_once_at_the_stage_where_it_begins() -> None:
    outcome = played(deaths="3")
    keys = [duty.key for duty in outcome.duties]
    assert len(keys) == len(set(keys))
    stages = {duty.stage for duty in outcome.duties}
    assert stages == {"at_once", "activated", "afterwards"}


def test_stages_tell_every_duty_of_the_engine() -> None:
    outcome = played(deaths="3")
    told = [unit for stage in by_stage(PLAN, outcome, "zh") for unit in stage.units]
    recipients = sum(len(line.to) or 1 for unit in told for line in unit.lines)
    assert recipients == len(outcome.duties)


def test_the_district_gives_local_roles_their_names() -> None:
    there = play(PLAN, typed(district="keqiao", **VESSEL, deaths="3"), "zh")
    units = [unit.party.zh for stage in by_stage(PLAN, there, "zh") for unit in stage.units]
    assert PLAN.party_title("local_government:keqiao").zh in units


def test_what_waits_for_facts_says_for_which_and_is_not_owed_already() -> None:
    outcome = played(deaths="3")
    found = waiting(PLAN, outcome, "zh")
    assert found
    assert all(one.facts and one.condition and one.duties for one in found)
    owed = {PLAN.task[duty.item].title.zh for duty in outcome.duties if duty.kind == "task"}
    hanging = {duty.title.zh for one in found for duty in one.duties if duty.kind == "task"}
    assert not owed & hanging


def test_people_may_put_another_response_in_force() -> None:
    waterway = shipped().plan("waterway")
    chosen = Typed({"deaths": "1"}, "yuecheng", "impact_response")
    outcome = play(waterway, chosen, "zh")
    assert outcome.rehearsal.response == waterway.responses["impact_response"]
    assert outcome.rehearsal.response != outcome.rehearsal.ordered


def test_an_address_is_read_and_written_alike() -> None:
    asked = read_asked(
        query(deaths="3-5", equipment="lift")
        | {"base": "1", "fact-response": "city_response", "base-district": "keqiao"},
        PLAN,
    )
    written = {name: values[0] for name, values in parse_qs(asked.query(PLAN, "")).items()}
    assert read_asked(written, PLAN) == asked


def test_the_drill_realm_has_its_own_frame_around_the_trial(reader: httpx.Client) -> None:
    page = reader.get(f"/drill{PATH}").text
    assert "【演练】" in page
    assert 'action="/drill/plans/special_equipment/try"' in page


def test_english_pages_are_english(reader: httpx.Client) -> None:
    reader.cookies.set("language", "en")
    page = reader.get(PATH, params=query(**VESSEL, deaths="3")).text
    assert "Trial · nothing is recorded" in page
    assert "Once the response is in force" in page
