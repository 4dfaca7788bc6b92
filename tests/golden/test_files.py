"""The files that people get and programs read: exports, what is kept about a member, and what a ballot is sealed as."""

from simcord import InteractionResult

from bot.contests.model import Pick, Scoring
from bot.contests.proof import make_sealed_fields
from bot.ids import CategoryId, MemberId, NomineeId
from bot.polls.model import PollQuestion
from bot.proof import compute_line, compute_proof, format_canonical_json
from tests.cogs.counted_room import WILL, announce, ask, contest_on, fill_room, finish, lock, slate
from tests.cogs.played_contests import fill, open_contest, slate_of, winner_of
from tests.cogs.slates.test_files import CSV, bring
from tests.golden.pinned import as_json, check
from tests.golden.recording import without_ids
from tests.world import World, reply


def test_what_a_ballot_is_sealed_as():
    picks = {
        CategoryId("best-picture"): Pick(CategoryId("best-picture"), NomineeId("anora")),
        CategoryId("best-director"): Pick(CategoryId("best-director"), NomineeId("sean-baker"), 2),
        CategoryId("original-song"): Pick(CategoryId("original-song"), NomineeId("el-mal-“é”"), 1),
    }
    fields = make_sealed_fields("a1b2c3", MemberId(1456074443980800031), picks, 214)
    empty_fields = make_sealed_fields("00", MemberId(7), {}, None)
    line, empty = compute_line(fields), compute_line(empty_fields)
    lines = [
        format_canonical_json(fields),
        line,
        format_canonical_json(empty_fields),
        empty,
        compute_proof([line, empty]),
    ]
    check("ballot.txt", "\n".join(lines) + "\n")


async def files_of(answer: InteractionResult) -> dict[str, str]:
    """The files of an answer by name, their line ends made visible."""
    found = {each.filename: await each.read() for each in reply(answer).attachments}
    return {
        name: content.decode().replace("\r", "␍").replace("\ufeff", "<BOM>")
        for name, content in found.items()
    }


async def check_files(
    world: World, folder: str, answer: InteractionResult, *, keep_ids: bool = False
) -> None:
    """Hold an answer's files against the golden ones; with the ids kept, a proof can be recomputed from them."""
    files = await files_of(answer)
    assert files
    for name, content in files.items():
        check(f"{folder}/{name}", content if keep_ids else without_ids(world, content))


async def test_a_contests_exports(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await announce(world, ceremony)
    await finish(world, contest)
    card = await world.member.slash(world.channel, "contests", contest=contest.title)
    exported = await world.member.click(reply(card), label="Export")
    await check_files(world, "exports/contest", exported, keep_ids=True)


async def test_the_exports_of_a_rehearsal_with_stakes_and_an_erased_member(world: World):
    contest = await open_contest(
        world, "=Night", scoring=Scoring.CONFIDENCE, tiebreaker="How long, in minutes?"
    )
    asked = (await slate_of(world, contest))[:3]
    for member in world.members:
        await fill(world, member, contest, {one.id: winner_of(one).id for one in asked})
    await lock(world, contest)
    erased = await world.members[1].slash(world.channel, "privacy delete")
    await world.members[1].click(reply(erased), label="Erase me")
    card = await world.member.slash(world.channel, "contests", contest="=Night")
    exported = await world.member.click(reply(card), label="Export")
    await check_files(world, "exports/rehearsal", exported, keep_ids=True)


async def test_everything_kept_about_a_member(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await ask(world, ceremony, PollQuestion.WILL, WILL)
    await lock(world, contest)
    await announce(world, ceremony)
    await check_files(world, "exports/privacy", await world.member.slash(world.channel, "privacy export"))
    host = await files_of(await world.host.slash(world.channel, "privacy export"))
    check("exports/privacy/of-the-host.json", without_ids(world, as_json(host)))


async def test_a_slates_exports(world: World):
    saving = await bring(world, CSV, "The Golden Popcorn")
    await world.host.click(reply(saving), label="Save")
    for form in ("csv", "json"):
        own = await world.host.slash(world.channel, "ceremony export", ceremony="golden popcorn", format=form)
        await check_files(world, "exports/slate", own)
        record = await world.host.slash(world.channel, "ceremony export", ceremony="98", format=form)
        await check_files(world, "exports/slate", record)
        await check_files(
            world, "exports/slate", await world.host.slash(world.channel, "ceremony export", format=form)
        )


async def test_the_audit_logs_export(world: World):
    saving = await bring(world, CSV, "The Golden Popcorn")
    await world.host.click(reply(saving), label="Save")
    await world.owner.slash(world.channel, "config spoilers", winners="covered", hours=12)
    contest = await open_contest(world)
    await lock(world, contest)
    asked = await world.host.slash(world.channel, "result settle")
    await world.host.click(reply(asked), label="Yes, open them")
    log = await world.host.slash(world.channel, "audit")
    await check_files(world, "exports/audit", await world.host.click(reply(log), label="Export"))
