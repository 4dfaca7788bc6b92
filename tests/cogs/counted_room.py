"""A small room whose figures can be worked out by hand: what ten members picked and voted, and what happened.

Members answer in the order in which the nominees are listed here: of Best Picture, the first six say Anora.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from simcord import InteractionResult, ResponseMessage

from bot.audit.model import Actor
from bot.contests.model import Contest
from bot.ids import CategoryId, ContestId, MemberId, NomineeId
from bot.polls.model import Poll, PollDraft, PollQuestion
from bot.record.model import Ceremony, Headline
from bot.results.result_set import ResultSet
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from cogs.kit.text import format_label
from tests.cogs.played_contests import open_contest
from tests.world import World, reply, walk

Answers = Mapping[str, Mapping[str, int]]
"""How many answered with each nominee, by the titles of category and nominee."""
Winners = Mapping[str, Sequence[str]]

PICKED: Answers = {
    "Best Picture": {"Anora": 6, "The Brutalist": 3, "Conclave": 1},
    "Best Director": {"Brady Corbet": 5, "Sean Baker": 5},
    "Best Actress": {"Demi Moore": 7, "Mikey Madison": 2, "Fernanda Torres": 1},
    "Best Live Action Short": {"A Lien": 4, "Anuja": 3, "I’m Not a Robot": 3},
    "Best Original Song": {"El Mal": 10, "Like a Bird": 0},
}
WILL: Answers = {"Best Picture": {"Anora": 5, "Conclave": 3}}
SHOULD: Answers = {
    "Best Picture": {"The Brutalist": 4, "Anora": 2},
    "Best Film Editing": {"Anora": 1, "Emilia Pérez": 0},
}
WINNERS: Winners = {
    "Best Original Song": ["El Mal"],
    "Best Live Action Short": ["Anuja", "I’m Not a Robot"],  # a tie
    "Best Actress": ["Mikey Madison"],
    "Best Director": ["Sean Baker"],
    "Best Picture": ["Anora"],
}
"""In the order in which the envelopes are opened."""

ROOM = ("Cem", "Dora", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo")
"""Ana, Ben and these are ten."""

LOCKS_IN = timedelta(days=3)


def fill_room(world: World, names: Sequence[str] = ROOM) -> None:
    """Let the rest of the room in."""
    for name in names:
        world.join(name)


async def slate(world: World, name: str = "99th Academy Awards", held: date | None = None) -> Ceremony:
    """A slate of the server's own, a week away unless said otherwise, whose winners nobody knows."""
    nominees = {
        category: dict.fromkeys([*PICKED.get(category, {}), *SHOULD.get(category, {})])
        for category in [*PICKED, *SHOULD]
    }
    people = {"Best Director", "Best Actress"}
    categories = tuple(
        CategoryDraft(
            category,
            tuple(
                NomineeDraft(films=("Some film",), people=(one,))
                if category in people
                else NomineeDraft(films=("Some film",), song=one)
                if category == "Best Original Song"
                else NomineeDraft(films=(one,))
                for one in of_category
            ),
            Headline.PERSON if category in people else None,
        )
        for category, of_category in nominees.items()
    )
    day = held or (world.env.now() + timedelta(days=7)).date()
    draft = SlateDraft(name, day, categories)
    return await world.services.slate_editor.import_file(world.guild_id, name, draft, host(world))


async def contest_on(
    world: World, ceremony: Ceremony, picked: Answers = PICKED, title: str = "Oscars night"
) -> Contest:
    """An open contest in which the members have picked."""
    locks_at = world.env.now() + LOCKS_IN
    asked = tuple(category_of(ceremony, title) for title in picked)
    contest = await open_contest(world, title, ceremony_id=ceremony.id, locks_at=locks_at, category_ids=asked)
    for category, counts in picked.items():
        answers = [one for one, count in counts.items() for _ in range(count)]
        for member, answer in zip(world.members, answers, strict=False):
            await world.services.guilds.remember_name(
                world.guild_id, MemberId(member.id), str(member.user.global_name)
            )
            category_id, nominee_id = ids_of(ceremony, category, answer)
            await world.services.ballots.pick_nominee(
                world.guild_id,
                contest.id,
                MemberId(member.id),
                category_id,
                nominee_id,
                pressed_at=world.env.now(),
            )
    return contest


async def ask(
    world: World, ceremony: Ceremony, question: PollQuestion, answers: Answers, *, hidden: bool = False
) -> list[Poll]:
    """Polls of one question that close with the contest, and the members' votes."""
    polls: list[Poll] = []
    for category, counts in answers.items():
        closes_at = world.env.now() + LOCKS_IN
        draft = PollDraft(
            ceremony.id, (category_of(ceremony, category),), question, closes_at, hidden, world.channel.id
        )
        (poll,) = await world.services.poll_hosting.open_polls(world.guild_id, draft, host(world))
        poll = await world.services.poll_hosting.record_post(world.guild_id, poll.id, world.channel.id, None)
        said = [one for one, count in counts.items() for _ in range(count)]
        for member, answer in zip(world.members, said, strict=False):
            _, nominee_id = ids_of(ceremony, category, answer)
            await world.services.votes.cast_vote(
                world.guild_id, poll.id, MemberId(member.id), NomineeId(nominee_id), world.env.now()
            )
        polls.append(poll)
    return polls


async def lock(world: World, contest: Contest) -> None:
    """Let the lock pass, and the ballots be sealed."""
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + 10)


async def announce(
    world: World, ceremony: Ceremony, winners: Winners = WINNERS, rehearsal: ContestId | None = None
) -> None:
    """Open envelopes, one after the other."""
    target = ResultSet(world.guild_id, ceremony.id, rehearsal)
    for category, names in winners.items():
        ids = [ids_of(ceremony, category, name)[1] for name in names]
        await world.services.announcing.announce_winners(
            target, category_of(ceremony, category), ids, host(world)
        )


async def finish(world: World, contest: Contest) -> None:
    """Make the standings final."""
    await world.services.contest_hosting.finish_contest(world.guild_id, contest.id, None, host(world))


async def whole_season(
    world: World, name: str = "99th Academy Awards", picked: Answers = PICKED, winners: Winners = WINNERS
) -> tuple[Ceremony, Contest]:
    """A contest from the first pick to the last envelope."""
    ceremony = await slate(world, name)
    contest = await contest_on(world, ceremony, picked, f"{name} night")
    await lock(world, contest)
    await announce(world, ceremony, winners)
    await finish(world, contest)
    return ceremony, contest


def host(world: World) -> Actor:
    """The host, as the services know them."""
    return Actor(MemberId(world.host.id), world.host.name)


def category_of(ceremony: Ceremony, title: str) -> CategoryId:
    """A category's id."""
    return next(category.id for category in ceremony.categories if category.title == title)


def ids_of(ceremony: Ceremony, title: str, name: str) -> tuple[CategoryId, NomineeId]:
    """The ids of a category and of a nominee in it, by what they are called."""
    category = ceremony.by_id[category_of(ceremony, title)]
    found = next(one for one in category.nominees if format_label(category, one).strip("“”") == name)
    return category.id, found.id


def pictures(message: InteractionResult | ResponseMessage) -> dict[str, str]:
    """The pictures that a message shows: file names, and what they say to those who cannot see them."""
    answer = reply(message) if isinstance(message, InteractionResult) else message
    shown = [item for part in walk(answer.components) for item in part.get("items", [])]
    assert len(shown) == len(answer.attachments), "what is attached is shown, and nothing else"
    return {
        attached.filename: item["description"]
        for attached, item in zip(answer.attachments, shown, strict=True)
    }
