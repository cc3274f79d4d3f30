from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest

from engine.clock import ManualClock
from engine.desk import Desk
from engine.incident import commands as c
from engine.journal.entry import Append, Draft
from engine.journal.memory import MemoryJournal
from engine.levels import Level
from engine.plan.calendar import Closing
from engine.upkeep.book import UpkeepBook
from tests.web.console import OFFICER, START, Console, shipped
from tests.web.rooms import awake, does, post
from web.realm import Realm
from web.rooms.plan_upkeep import closings, shelves, upkept

PLAN = shipped().plan("special_equipment")
PATH = "/plans/special_equipment/calendar"
KEEPER = "office_director"


@pytest.fixture
def keeper(console: Console) -> Iterator[httpx.Client]:
    person = next(one for one in console.site.people.values() if one.role == KEEPER)
    with console.signed_in(person.id) as client:
        yield client


def a_closed_incident(realm: Realm) -> None:
    """Open a Ⅲ incident and record that it was closed, as the last entry of its stream."""
    call = c.ReportIncident(
        plan=PLAN.id,
        title="储罐爆炸",
        place="袍江",
        district="paojiang",
        facts={"equipment": "pressure_vessel", "deaths": 3},
        caller={},
    )
    known = does(realm, "inc-1", call).incident
    draft = Draft("IncidentClosed", 1, {"reason": "办结"}, START)
    write = Append(
        "inc-1", known.version, [draft], START, OFFICER, known.edition, "c" * 36, None, open=False
    )
    realm.desk.journal.append(write).result()
    realm.desk._known.pop("inc-1")


def row(page: str, duty: str) -> str:
    found = re.search(rf'id="duty-{duty}".*?(?=<li class="upkeep"|</section>)', page, re.DOTALL)
    assert found, f"{duty} is not on the page"
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0]))


def test_what_was_never_recorded_is_said_to_be_unknown(keeper: httpx.Client) -> None:
    said = row(keeper.get(PATH).text, "plan_review")
    assert "没有记录" in said
    assert "上次何时做，这里没有记录" in said
    assert "每 3 年" in said
    assert "逾期" not in said


def test_a_duty_without_a_time_has_no_date(keeper: httpx.Client) -> None:
    said = row(keeper.get(PATH).text, "yearly_funds")
    assert "预案没有定日期" in said
    assert not re.search(r"\d{4}-\d\d-\d\d", said)


def test_a_time_from_a_day_not_known_here_has_no_date(keeper: httpx.Client) -> None:
    said = row(keeper.get(PATH).text, "county_plan_filing")
    assert "从哪天算起，这里不知道" in said
    assert "本地预案发布后 20 个工作日内" in said


def test_every_duty_of_every_plan_is_on_the_common_list(keeper: httpx.Client) -> None:
    page = keeper.get("/plans/calendar").text
    plans = [shipped().plan(name) for name in shipped().names()]
    for plan in plans:
        for duty in plan.upkeep.duties if plan.upkeep else ():
            assert f"/plans/{plan.id}/calendar#duty-{duty.id}" in page


def test_a_recorded_review_moves_the_date_on(console: Console, keeper: httpx.Client) -> None:
    answer = post(console, keeper, f"{PATH}/plan_review", done_on="2025-03-02", note="纪要 3 号")
    assert answer.json()["ok"], answer.text
    said = row(keeper.get(PATH).text, "plan_review")
    assert "2028-03-02" in said
    assert "上次 2025-03-02" in said
    assert "纪要 3 号" in said


def test_the_form_leads_back_to_the_duty_and_counts_once(
    console: Console, keeper: httpx.Client
) -> None:
    form = re.search(r'<form method="post" action="([^"]+/users_drill)"', keeper.get(PATH).text)
    assert form
    data = {"csrf": console.csrf(keeper), "command": str(uuid4()), "done_on": "2026-02-01"}
    answers = [keeper.post(form[1], data=data) for _ in range(2)]
    assert [one.headers["location"] for one in answers] == [f"{PATH}#duty-users_drill"] * 2
    assert len(console.site.upkeep.recorded(PLAN.id)) == 1


def test_an_overdue_duty_says_by_how_many_days(console: Console, keeper: httpx.Client) -> None:
    post(console, keeper, f"{PATH}/users_drill", done_on="2025-02-01", note="")
    page = keeper.get(PATH).text
    assert "逾期 28 天" in row(page, "users_drill")
    assert page.index('id="shelf-now"') < page.index('id="shelf-unknown"')


def test_a_mistake_is_taken_back_and_stays_to_be_seen(
    console: Console, keeper: httpx.Client
) -> None:
    post(console, keeper, f"{PATH}/plan_review", done_on="2025-03-02", note="写错的")
    answer = post(console, keeper, f"{PATH}/entries/1", reason="记到别的预案上了")
    assert answer.json()["ok"], answer.text
    said = row(keeper.get(PATH).text, "plan_review")
    assert "写错的" in said
    assert "更正：记到别的预案上了" in said
    assert "上次 2025-03-02" not in said


@pytest.mark.parametrize("day", ["", "昨天", "2099-01-01", "2010-01-01"])
def test_a_day_that_cannot_be_is_refused(console: Console, keeper: httpx.Client, day: str) -> None:
    answer = post(console, keeper, f"{PATH}/plan_review", done_on=day, note="")
    assert answer.status_code in (409, 422)
    assert console.site.upkeep.recorded(PLAN.id) == ()


def test_who_only_reads_sees_no_form_and_records_nothing(console: Console) -> None:
    with console.signed_in("auditor") as client:
        assert '<form method="post" action="/plans/' not in client.get(PATH).text
        assert post(console, client, f"{PATH}/plan_review").status_code == 403


def test_the_director_of_another_plans_office_only_reads(console: Console) -> None:
    other = next(
        one
        for one in console.site.people.values()
        if one.role == KEEPER and one.party == "waterway.office"
    )
    with console.signed_in(other.id) as client:
        assert "登记完成" not in client.get(PATH).text
        refused = post(console, client, f"{PATH}/plan_review", done_on="2026-02-01")
    assert refused.status_code == 403
    assert console.site.upkeep.recorded(PLAN.id) == ()


def test_a_real_incident_that_was_closed_calls_for_a_review(
    console: Console, keeper: httpx.Client
) -> None:
    a_closed_incident(awake(console).real)
    assert list(closings(console.real.desk, PLAN)) == [Closing(START.date(), Level.III)]
    said = row(keeper.get(PATH).text, "plan_review")
    assert "现在应做 2026-03-01 起" in said


def test_a_drill_that_was_closed_calls_for_nothing(console: Console, keeper: httpx.Client) -> None:
    a_closed_incident(awake(console).site.realms["drill"])
    assert "现在应做" not in keeper.get(PATH).text
    assert "现在应做" not in keeper.get(f"/drill{PATH}").text


def test_from_within_a_drill_nothing_is_recorded(console: Console, keeper: httpx.Client) -> None:
    assert "登记完成" not in keeper.get(f"/drill{PATH}").text
    assert post(console, keeper, f"/drill{PATH}/plan_review").status_code in (404, 405)


def test_the_next_due_comes_first_and_no_shelf_is_empty() -> None:
    clock = ManualClock(START + timedelta(days=400))
    book = UpkeepBook(MemoryJournal(), shipped(), clock)
    found = shelves(upkept(PLAN, book, Desk(MemoryJournal(), shipped(), clock)))
    assert all(duties for _, duties in found)
    dates = [one.first.due for name, duties in found if name == "unknown" for one in duties]
    assert dates == sorted(dates)  # type: ignore[type-var]


def test_the_english_calendar_is_english(keeper: httpx.Client) -> None:
    keeper.cookies.set("language", "en")
    assert "as needed: the plan sets no date" in keeper.get(PATH).text
