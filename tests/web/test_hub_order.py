"""What the hub makes of batches that come late, twice, or not at all."""

from __future__ import annotations

import asyncio
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.journal.entry import Append, Draft
from tests.web.console import OFFICER, START, directive, note, realm_of, record
from web.live.follower import Follower


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 12), max_size=20), st.integers(0, 12))
def test_any_order_of_batches_is_passed_on_once_each_and_in_order(
    batches: list[int], since: int
) -> None:
    async def story() -> list[int]:
        realm, sent = realm_of("real"), list[str]()

        async def send(message: str) -> None:
            sent.append(message)

        record(realm, [note()] * 12)
        entries = realm.desk.journal.since(0)
        realm.hub.open()
        await realm.hub.join(Follower(send, lambda _entry: True, "s"), realm.hub.epoch, since)
        for position in batches:
            realm.hub.receive(entries[position - 1 : position + 1])
        record(realm, [note()])
        realm.hub.receive(entries)
        return [json.loads(line)["p"] for line in sent if line.startswith('{"p"')]

    assert asyncio.run(story()) == list(range(since + 1, 14))


def test_what_the_hub_was_not_handed_it_fetches_from_the_journal() -> None:
    async def story() -> int:
        realm = realm_of("real")
        record(realm, [note()] * 3)
        realm.hub.open()
        realm.desk.journal.append(unheard()).result()
        record(realm, [note()], incident="inc-3")
        return realm.hub.head

    assert asyncio.run(story()) == 5


def unheard() -> Append:
    return Append(
        "inc-2", 0, [note()], START, OFFICER, "e" * 64, "unheard", next_due=None, open=True
    )


def test_a_unit_goes_on_hearing_of_its_directive_whoever_moves_it() -> None:
    realm = realm_of("real")
    entries = record(realm, [directive("fire", 1), directive("police", 2)])
    moved = record(realm, [moved_by_the_engine("d1"), moved_by_the_engine("d2")])
    for one in [*entries, *moved]:
        realm.hub.concerns.note(one)
    assert [realm.hub.concerns.of(one) for one in moved] == [{"fire"}, {"police"}]


def moved_by_the_engine(directive: str) -> Draft:
    return Draft("DirectiveWithdrawn", 1, {"directive": directive, "code": "level"}, START)
