"""`/season` as members see it: what is ahead, how sure it is, what is open here, and the file for their calendars."""

from datetime import UTC, date, datetime

from bot.audit.model import Actor
from bot.guilds.model import Feature
from bot.ids import MemberId
from tests.cogs.hostile_text import FRAGMENTS, find_active_marks
from tests.cogs.played_contests import open_contest
from tests.cogs.season.season_room import (
    AT_FOUR,
    CURTAIN,
    MENU,
    begin_season,
    correct,
    move_to,
    read_calendar,
    show_date,
)
from tests.polls.poll_posts import ask
from tests.world import World, custom_id, labels, picks, reply, text


async def test_the_next_dates_come_first_with_how_far_off_they_are(world: World):
    await begin_season(world)
    answer = await world.member.slash(world.channel, "season")
    assert not answer.ephemeral
    shown = text(answer)
    assert "### 📣 **Critics' Choice** nominations\n-# Fri 4 Dec · in 5 days" in shown
    assert "📣 **Golden Globes** nominations\n-# Mon 7 Dec · in 8 days · sources agree" in shown
    assert "Days are counted from Sunday 29 November 2026." in shown
    assert "<t:" not in shown, "of a day without an hour there is no instant to show"


async def test_pages_lead_to_the_last_ceremony(world: World):
    await begin_season(world)
    answer = await world.member.slash(world.channel, "season")
    for _ in range(3):
        await world.member.click(reply(answer), custom_id=custom_id(answer, "▶️"))
    shown = text(answer)
    assert "🏆 **Spirit Awards** ceremony\n-# Sat 6 Mar · in 97 days · a rumour so far" in shown
    assert "🏆 **Oscars** ceremony\n-# Sun 14 Mar · in 105 days" in shown
    assert "🏆 **Oscars** ceremony\n-# Sun 5 Mar 2028" in shown
    assert "Open here" not in shown


async def test_somebody_else_pages_a_copy(world: World):
    await begin_season(world)
    answer = await world.member.slash(world.channel, "season")
    copy = await world.members[1].click(reply(answer), custom_id=custom_id(answer, "▶️"))
    assert copy.ephemeral
    assert "Critics' Choice** nominations" in text(answer)


async def test_a_window_says_when_it_ends_and_a_day_when_it_is_today(world: World):
    await move_to(world, datetime(2027, 1, 14, 12, tzinfo=UTC))
    shown = text(await world.member.slash(world.channel, "season"))
    assert "🗳️ **Oscars** nomination voting\n-# Mon 11 to Fri 15 Jan · ends tomorrow" in shown
    await move_to(world, datetime(2027, 1, 21, 12, tzinfo=UTC))
    assert "**Oscars** nominations\n-# Thu 21 Jan · today" in text(
        await world.member.slash(world.channel, "season")
    )
    await move_to(world, datetime(2027, 2, 26, 12, tzinfo=UTC))
    assert "-# Thu 25 Feb to Thu 4 Mar · 6 days left" in text(
        await world.member.slash(world.channel, "season")
    )


async def test_one_date_in_full_says_who_says_so(world: World):
    await begin_season(world)
    shown = text(await show_date(world, "golden-globes-2027/nominations"))
    assert "## 📣 **Golden Globes** nominations\n-# 84th Golden Globe Awards" in shown
    assert "Monday 7 December 2026 · in 8 days" in shown
    assert "[goldenglobes.com](<https://goldenglobes.com/" in shown
    assert "[billboard.com](<https://www.billboard.com/" in shown
    assert "Nobody has told the hour yet." in shown
    rumour = await show_date(world, "spirit-2027/ceremony", page=3)
    assert rumour.ephemeral
    assert "A single page says so." in text(rumour)
    assert "The award says so itself." in text(await show_date(world, "oscars-99/ceremony", page=3))


async def test_a_date_leads_back_to_its_page_and_members_make_no_event(world: World):
    await begin_season(world)
    shown = await show_date(world, "oscars-99/ceremony", page=3)
    assert labels(shown) == ["The season"]
    await world.member.click(reply(shown), label="The season")
    assert "4 / 4" in labels(shown)


async def test_a_date_that_has_gone_meanwhile_says_so(world: World):
    await begin_season(world)
    answer = await world.member.slash(world.channel, "season")
    await move_to(world, datetime(2026, 12, 5, 12, tzinfo=UTC))
    chosen = picks(answer, MENU)["Critics' Choice nominations · Friday 4 December 2026"]
    refused = await world.member.select(reply(answer), [chosen], custom_id=custom_id(answer, MENU))
    assert "has passed. `/season` shows what is ahead." in text(refused)


async def test_what_is_open_here_stands_above_with_its_links(world: World):
    await begin_season(world)
    contest = await open_contest(world)
    await ask(world)
    shown = text(await world.member.slash(world.channel, "season"))
    stamp = int(contest.locks_at.timestamp())
    assert f"🎟️ **{contest.title}** locks <t:{stamp}:R>" in shown
    assert "📊 **[Best Picture](<https://discord.com/channels/" in shown
    assert "who will win: closes <t:" in shown
    assert shown.index("Open here") < shown.index("Critics' Choice")


async def test_what_is_switched_off_is_not_open(world: World):
    await begin_season(world)
    await open_contest(world)
    olga = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_feature(world.guild_id, Feature.CONTESTS, False, olga)
    assert "locks <t:" not in text(await world.member.slash(world.channel, "season"))


async def test_when_nothing_is_ahead_hosts_are_told_what_to_do(world: World):
    await move_to(world, datetime(2028, 6, 1, tzinfo=UTC))
    answer = await world.member.slash(world.channel, "season")
    assert "Nothing is ahead" in text(answer)
    assert "`/calendar add`" in text(answer)
    assert labels(answer) == []


async def test_anybody_takes_the_calendar_home(world: World):
    await begin_season(world)
    await correct(world, "oscars ceremony", AT_FOUR)
    contest = await open_contest(world)
    answer = await world.member.slash(world.channel, "season")
    sent = await world.members[1].click(reply(answer), label="Put it in my calendar")
    assert sent.ephemeral
    calendar = await read_calendar(sent)
    assert calendar.calendar_name == "The Film Club: the season"
    events = {event.uid: event for event in calendar.events}
    ceremony = events[f"{world.guild_id}-oscars-99-ceremony@envelope.invalid"]
    assert (ceremony.summary, ceremony.start) == ("Oscars ceremony", CURTAIN)
    assert ceremony.location == "Dolby Theatre"
    nominations = events[f"{world.guild_id}-oscars-99-nominations@envelope.invalid"]
    assert nominations.start == date(2027, 1, 21)
    assert "https://press.oscars.org/" in (nominations.description or "")
    assert events[f"{world.guild_id}-spirit-2027-ceremony@envelope.invalid"].status == "TENTATIVE"
    lock = events[f"{world.guild_id}-contest-{contest.id}@envelope.invalid"]
    assert (lock.summary, lock.start) == (f"{contest.title}: picks lock", contest.locks_at)
    assert lock.url == f"https://discord.com/channels/{world.guild_id}"


async def test_a_moved_date_keeps_its_id_in_the_calendar(world: World):
    await begin_season(world)
    files: list[dict[str, object]] = []
    for day in ("14 March 2027", "21 March 2027"):
        await correct(world, "oscars ceremony", day)
        answer = await world.member.slash(world.channel, "season")
        sent = await world.member.click(reply(answer), label="Put it in my calendar")
        files.append({str(event.uid): event.start for event in (await read_calendar(sent)).events})
    assert files[0].keys() == files[1].keys()
    uid = f"{world.guild_id}-oscars-99-ceremony@envelope.invalid"
    assert (files[0][uid], files[1][uid]) == (date(2027, 3, 14), date(2027, 3, 21))


async def test_what_hosts_typed_is_escaped(world: World):
    await begin_season(world)
    for number, fragment in enumerate(FRAGMENTS):
        name = f"{fragment} {number}"[:80]
        said = await world.host.slash(
            world.channel, "calendar add", name=name, when="30 Nov 2026", place=fragment
        )
        assert find_active_marks(text(said)) == []
    answer = await world.member.slash(world.channel, "season")
    for key in picks(answer, MENU).values():
        assert find_active_marks(text(answer)) == []
        assert find_active_marks(text(await show_date(world, key))) == []
