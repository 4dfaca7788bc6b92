"""What a contest's page says, over the real services: ties, what is cancelled or withdrawn, ballots set aside, and
contests on nominations.
"""

from jinja2.utils import htmlsafe_json_dumps

from bot.contests.model import Contest, Scoring
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.record import Record
from bot.slates.model import SlateNominee
from cogs.contests.page.content import PageContent, PageWriter
from cogs.contests.page.rendering import render_page
from tests.contest_club import GUILD, HOST, PAST, Club
from tests.contests.shown_contest import make_export
from tests.nominations_club import ACTRESS, ANA, BEN, CAY, PICTURE, NominationsClub

PICKS = {
    1: {"best-picture": "a", "directing": "a", "short": "b"},
    2: {"best-picture": "b", "directing": "a", "short": "a"},
    3: {"best-picture": "a", "actress": "c", "short": "c"},
}


async def write_page(club: Club, contest: Contest) -> PageContent:
    export = await club.contests.export_contest(GUILD, contest.id, with_course=True)
    assert render_page(export).startswith("<!DOCTYPE html>")
    return PageWriter(export).make_content()


async def test_a_tie_has_two_winners_and_everybody_who_called_either(club: Club):
    contest = await club.sealed(PICKS, PAST)
    await club.night.settle_results(club.target(contest), HOST)

    page = await write_page(club, contest)

    (short,) = (one for one in page.categories if one.name == "Short")
    assert [(one.text, one.count, one.is_winner) for one in short.answers] == [
        ("Film A", 1, True),
        ("Film B", 1, True),
        ("Film C", 1, False),
    ]
    (envelope,) = (one for one in page.course if one.category == "Short")
    assert (envelope.winners, envelope.called) == ("Film A and Film B", "2 of 3")
    assert "Every envelope is open." in page.progress


async def test_a_cancelled_category_says_so_and_nothing_in_it_is_wrong(club: Club):
    contest = await club.sealed(PICKS)
    await club.night.void_category(club.target(contest), CategoryId("directing"), HOST)

    page = await write_page(club, contest)

    (directing,) = (one for one in page.categories if one.name == "Directing")
    assert directing.detail == "2 picks · cancelled: it counts for nobody"
    assert page.progress == "3 ballots. No envelope is open yet. 1 category cancelled."
    lines = [line for row in page.standings for line in row.picks if line.category == "Directing"]
    assert [line.is_right for line in lines] == [None, None]


async def test_where_every_category_is_cancelled_no_envelope_is_waited_for(club: Club):
    contest = await club.sealed(PICKS)
    for category in contest.rules.categories:
        await club.night.void_category(club.target(contest), category.id, HOST)

    page = await write_page(club, contest)

    assert page.progress == "3 ballots. Every category was cancelled: nothing counts, and nobody wins."
    assert not page.course


async def test_the_page_of_a_cancelled_contest_says_so(club: Club):
    contest = await club.sealed(PICKS)
    await club.night.announce_winners(
        club.target(contest), CategoryId("best-picture"), [NomineeId("a")], HOST
    )
    await club.hosting.cancel_contest(GUILD, contest.id, HOST)

    page = await write_page(club, contest)

    assert page.progress == "3 ballots. The contest was cancelled: nobody wins it."


async def test_a_winner_that_nobody_picked_is_there(club: Club):
    contest = await club.sealed(PICKS)
    await club.night.announce_winners(
        club.target(contest), CategoryId("best-picture"), [NomineeId("d")], HOST
    )

    page = await write_page(club, contest)

    (picture,) = (one for one in page.categories if one.name == "Best Picture")
    assert [(one.text, one.count) for one in picture.answers if one.is_winner] == [("Film D", 0)]
    assert page.course[0].called == "0 of 3"
    assert page.course[0].leaders == "nobody yet"
    assert "1 of 4 envelopes are open: these are no final standings." in page.progress


async def test_a_withdrawn_nominee_is_marked(club: Club):
    contest = await club.sealed(PICKS)
    await club.withdrawals.withdraw_nominee(
        SlateNominee(GUILD, contest.ceremony_id, CategoryId("best-picture"), NomineeId("b")), HOST
    )

    page = await write_page(club, contest)

    (picture,) = (one for one in page.categories if one.name == "Best Picture")
    assert "Film B (withdrawn)" in [one.text for one in picture.answers]


async def test_a_ballot_set_aside_is_in_the_proof_alone(club: Club):
    contest = await club.sealed(PICKS)
    await club.hosting.set_ballot_aside(GUILD, contest.id, MemberId(3), "a second account", HOST)

    page = await write_page(club, contest)

    assert (len(page.standings), len(page.sealed)) == (2, 3)
    assert "2 ballots, and 1 set aside by a host" in page.progress


async def test_entries_on_nominations(nominations: NominationsClub):
    await nominations.create(scoring=Scoring.HITS)
    one, two, three = await nominations.add(PICTURE, "One", "Two", "Three")
    await nominations.choose(ANA, PICTURE, one, two)
    await nominations.choose(BEN, PICTURE, one, three)
    await nominations.enter(CAY, PICTURE, "ONE")
    await nominations.enter(CAY, ACTRESS, "Ida", "Alpha")
    await nominations.seal()
    await nominations.nominate(["One", "Three"])
    await nominations.announce(PICTURE)
    contests = nominations.services.contests

    export = await contests.export_contest(GUILD, nominations.contest_id, with_course=True)
    page = PageWriter(export).make_content()

    (picture,) = (one for one in page.categories if one.name == "Best Picture")
    assert [(one.text, one.count, one.is_winner) for one in picture.answers] == [
        ("One", 3, True),
        ("Two", 1, False),
        ("Three", 1, True),
    ]
    assert page.standings[0].right == 2
    assert len(page.sealed) == 3
    assert page.course[0].winners == "One and Three"
    assert "<h1>" in render_page(export)


def test_a_name_turns_nothing_round_and_what_was_sealed_stays_as_it_is(record: Record):
    export = make_export(record, ["\u202eAna", "Ben\u2066", "Cay"])

    shown, _, sealed = render_page(export).partition('id="sealed">')

    assert "<summary>Ana</summary>" in shown
    assert not {"\u202e", "\u2066"} & set(shown)
    assert sealed.startswith(htmlsafe_json_dumps(PageWriter(export).make_content().sealed))


def test_before_the_second_envelope_there_is_no_drawing(record: Record):
    drawn = [
        PageWriter(make_export(record, ["Ana", "Ben"], opened=n)).make_content().drawing for n in range(3)
    ]

    assert [one is None for one in drawn] == [True, True, False]
