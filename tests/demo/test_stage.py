"""What the demo opens on, and what its pinned card leads to."""

from collections.abc import Sequence
from typing import cast

import discord
from simcord import ChannelHandle, MemberActor

from bot.contests.model import ContestState
from bot.demo.ballots import choose_picks
from bot.demo.film_server import MEMBER_NAMES
from bot.demo.stage import (
    DISCUSSION,
    NEXT_ENVELOPES,
    OPEN_TITLE,
    OPENED_ENVELOPES,
    PARTY_NAME,
    PLAYED_TITLE,
    Stage,
)
from bot.ids import MemberId
from tests.demo.conftest import OPENS_AT
from tests.world import Component, labels, read_channel, reply, text, walk


def read(stage: Stage, channel: ChannelHandle, viewer: MemberActor | None = None) -> str:
    """Everything that a member can read in a channel."""
    return "\n\n".join(read_channel(channel, viewer or stage.server.members[0]))


def guide_of(stage: Stage) -> discord.Message:
    """The pinned card."""
    (pinned,) = [message for message in stage.server.night.history() if message.pinned]
    return pinned


def pictures_of(channel: ChannelHandle) -> Sequence[str]:
    """The pictures in a channel, by the file's name."""
    return [file.filename for message in channel.history() for file in message.attachments]


async def test_the_contest_is_locked_with_six_ballots_and_three_envelopes_are_open(stage: Stage):
    played = await stage.find_contest(PLAYED_TITLE)

    assert played.state is ContestState.LOCKED
    assert played.result_set.is_rehearsal
    context = await stage.services.announcing.get_context(played.result_set)
    assert set(context.announced) == set(OPENED_ENVELOPES)
    assert context.next_id == NEXT_ENVELOPES[0]
    standings = await stage.services.contests.get_standings(stage.server.guild_id, played.id)
    assert sorted(row.ballot.name for row in standings.standings.rows) == sorted(MEMBER_NAMES)
    assert len({row.points for row in standings.standings.rows}) > 1
    night = read(stage, stage.server.night)
    assert "**6 ballots** are in" in night
    assert "The room believes" in night
    assert night.count("of 6 called it**") == len(OPENED_ENVELOPES)
    assert pictures_of(stage.server.night) == ["picks.png", "picks.png"]


async def test_it_ends_when_the_demo_opens(stage: Stage):
    assert abs(stage.env.now() - OPENS_AT).total_seconds() < 60


async def test_there_is_a_second_contest_to_fill_in_a_poll_and_a_thread(stage: Stage):
    other = await stage.find_contest(OPEN_TITLE)
    season = stage.server.season

    assert other.state is ContestState.OPEN
    assert other.locks_at > OPENS_AT
    read_there = read(stage, season)
    assert "**2 ballots** are in" in read_there
    assert "6 votes" in read_there
    film, night = season.threads
    assert [words for _, words in DISCUSSION] == [message.content for message in film.history()][-3:]
    assert read(stage, night).count("of 6 called it**") == len(OPENED_ENVELOPES)


async def test_nothing_that_was_said_to_the_host_alone_stands_between_the_cards(stage: Stage):
    server = stage.server
    for channel in (server.night, server.season):
        assert all(not message.flags.ephemeral for message in channel.history(viewer=server.host))


async def test_the_card_leads_to_the_next_envelope_each_time(stage: Stage):
    host = stage.server.host
    for title, name in (("Best Actor", "Michael B. Jordan"), ("Best Actress", "Jessie Buckley")):
        asked = reply(await host.click(guide_of(stage), label="Open it"))
        assert f"## {title}" in text(asked)
        await host.click(asked, label="Confirm and announce")
        latest = read_channel(stage.server.night, stage.server.members[0])[-1]
        assert f"## {title}\n🏆 **{name}**" in latest
    assert pictures_of(stage.server.night) == ["picks.png"] * 4


async def test_the_card_leads_to_the_verdict_once_all_envelopes_are_open(stage: Stage):
    played = await stage.find_contest(PLAYED_TITLE)
    await stage.services.announcing.settle_results(played.result_set, stage.server.host_actor)

    answer = reply(await stage.server.host.click(guide_of(stage), label="Open it"))

    assert "the last envelope" in text(answer)
    assert labels(answer) == ["Verdict"]


async def test_only_the_host_opens_an_envelope(stage: Stage):
    answer = await stage.server.members[0].click(guide_of(stage), label="Open it")

    assert "Confirm" not in str(labels(answer))
    assert "host" in text(answer).lower()


async def test_the_card_leads_to_the_verdict_and_to_a_ballot_of_ones_own(stage: Stage):
    host = stage.server.host
    verdict = reply(await host.click(guide_of(stage), label="Verdict"))
    ballot = reply(await host.click(guide_of(stage), label="My ballot"))

    assert [file.filename for file in verdict.attachments]
    assert OPEN_TITLE in text(ballot)
    other = await stage.find_contest(OPEN_TITLE)
    paper = await stage.services.ballots.get_ballot_paper(stage.server.guild_id, other.id, MemberId(host.id))
    assert not paper.ballot.picks


async def test_the_card_names_every_other_channel_and_thread(stage: Stage):
    written = "\n".join(
        part["content"]
        for row in guide_of(stage).components
        for part in walk([cast("Component", row.to_dict())])
        if "content" in part
    )
    for place in (stage.server.season, *stage.server.season.threads):
        assert f"<#{place.id}>" in written


async def test_a_refusal_is_answered_and_is_no_fault(empty_stage: Stage):
    server = empty_stage.server
    answer = await server.host.slash(server.night, "film", title="zzqqxxyy")

    assert "zzqqxxyy" in text(answer)
    assert empty_stage.env.errors == []


async def test_the_same_name_makes_the_same_ballot(empty_stage: Stage):
    ceremony = await empty_stage.services.slates.get_ceremony(empty_stage.server.guild_id, "oscars-98")
    ana, again, ben = (choose_picks(name, ceremony.slate, {}) for name in ("Ana", "Ana", "Ben"))

    assert ana == again
    assert ana != ben
    assert set(ana) == {category.id for category in ceremony.slate}


async def test_five_members_race_and_one_keeps_to_herself(stage: Stage):
    shy, *others = stage.server.members
    race = await shy.slash(stage.server.season, "race")
    runners = await stage.services.watchlists.reading.get_race(stage.server.guild_id)
    assert {one.member_id for one in runners.runners} == {member.id for member in others}
    (picture,) = reply(race).attachments
    assert (picture.filename, str(shy.user.global_name) in (picture.description or "")) == ("race.png", False)


async def test_the_season_has_a_date_of_the_clubs_own_and_starters(stage: Stage):
    host, backstage = stage.server.host, stage.server.backstage
    shown = text(await stage.server.members[0].slash(stage.server.season, "season"))
    assert f"**{PARTY_NAME}**" in shown
    assert f"**[{OPEN_TITLE}](" in shown
    assert "starters are on" in text(await host.slash(backstage, "calendar starter"))


async def test_two_who_asked_have_not_finished(stage: Stage):
    host, other = stage.server.host, await stage.find_contest(OPEN_TITLE)
    card = reply(await host.slash(stage.server.backstage, "contests", contest=str(other.id)))
    await host.click(card, label="Host")
    asked = text(await host.click(card, label="Reminders …"))
    assert "**3 members** asked to be reminded; **2** have not finished:" in asked


async def test_the_quiz_is_played_on_two_days_and_one_member_has_yet_to_begin(stage: Stage):
    *_, last = stage.server.members
    table = text(await last.slash(stage.server.season, "quiz", show="table"))
    assert "**Ana** 🥇 · 2 of 2 right" in table
    assert str(last.user.global_name) not in table
    assert "🟩 **Ana** knew the answer to the question of" in read(stage, stage.server.season)
    asked = await last.slash(stage.server.season, "quiz")
    assert "Question of the day" in text(asked)
