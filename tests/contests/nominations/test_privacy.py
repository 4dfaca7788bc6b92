import json

from bot.privacy.service import PrivacyService
from tests.contest_club import GUILD
from tests.nominations_club import ANA, BEN, PICTURE, NominationsClub


def privacy_of(nominations: NominationsClub) -> PrivacyService:
    return nominations.services.privacy


async def test_what_a_member_named_and_added_is_theirs_to_export(nominations: NominationsClub) -> None:
    await nominations.create()
    (one,) = await nominations.add(PICTURE, "One")
    await nominations.choose(ANA, PICTURE, one)
    await nominations.enter(ANA, PICTURE, "Mine")
    exported = json.dumps(await privacy_of(nominations).get_personal_data(ANA))
    assert json.loads(exported)["ballots"][0]["nominations"][1]["contender"] == "Mine"
    assert [added["contender"] for added in json.loads(exported)["contenders added"]] == ["Mine"]


async def test_before_the_lock_an_erasure_takes_all_of_it(nominations: NominationsClub) -> None:
    await nominations.create()
    await nominations.enter(ANA, PICTURE, "Mine")
    await privacy_of(nominations).erase_member(ANA)
    context = await nominations.services.nominations.contenders.get_context(GUILD, nominations.contest_id)
    assert context.contenders.by_id == {}


async def test_after_the_lock_it_stays_unnamed_and_the_proof_holds(nominations: NominationsClub) -> None:
    await nominations.create()
    await nominations.enter(ANA, PICTURE, "Mine")
    await nominations.enter(BEN, PICTURE, "Other")
    await nominations.seal()
    await privacy_of(nominations).erase_member(ANA)
    context = await nominations.services.nominations.contenders.get_context(GUILD, nominations.contest_id)
    assert [(one.text, one.member_id) for one in context.contenders.by_id.values()] == [
        ("Mine", None),
        ("Other", BEN),
    ]
    checked = await nominations.services.contests.verify_ballots(GUILD, nominations.contest_id)
    assert (checked.holds, checked.checked, checked.erased) == (True, 1, 1)
    await nominations.nominate(["Mine"])
    await nominations.announce()
    assert await nominations.points() == {BEN: (0, 0), None: (2, 1)}
