"""Text about the room's own awards: what may be nominated, who votes, and how an envelope was counted."""

from collections.abc import Mapping
from datetime import datetime

from bot.ids import NomineeId
from bot.preferential.model import CountMethod
from bot.record.model import Category, Headline
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from bot.room_awards.counting import AwardCount
from bot.room_awards.entries import NOMINATIONS_PER_CATEGORY, NominationEntry
from bot.room_awards.model import AwardCategory, AwardPhase, Eligibility, RoomAward
from bot.room_awards.shortlist import ShortlistEntry
from cogs.kit.charts.runoff_text import format_result_lines, format_round_lines
from cogs.kit.posts import PostLocation
from cogs.kit.text import escape_text, format_count, format_instant, format_label, format_list, shorten_text

LISTED_FILMS_LIMIT = 10
"""Most titles of a host's list that a post names; the others are counted."""
ENVELOPE_ROUNDS_CHARACTER_LIMIT = 1500
"""Most characters of the rounds in words, so that the rest of a card has room."""
COUNTED_NAME_CHARACTERS = 40

PHASE_NAMES: Mapping[AwardPhase, str] = {
    AwardPhase.NOMINATE: "members nominate",
    AwardPhase.SHORTLIST: "the hosts settle the shortlist",
    AwardPhase.VOTE: "members vote",
    AwardPhase.CEREMONY: "the envelopes are sealed, to be opened on the night",
    AwardPhase.CANCELLED: "they were cancelled",
}
"""Where awards are, as it follows “just now”."""

COUNT_RULES: Mapping[CountMethod, str] = {
    CountMethod.PREFERENTIAL: (
        "Rank as many as you like, best first. Your ballot counts for your highest choice still in the running; as "
        "long as nobody has more than half of the ballots that still count, the last one is out."
    ),
    CountMethod.VOTES: "One vote a category; most votes win.",
}
"""How ballots are counted, for members."""


def describe_eligibility(award: RoomAward) -> str:
    """Describe what may be nominated, in one sentence."""
    kind, films = award.eligible.kind, award.eligible.films
    if kind is Eligibility.YEAR:
        return f"Films of {films[0]}."
    if kind is Eligibility.LIST:
        named = ", ".join(escape_text(title, 60) for title in films[:LISTED_FILMS_LIMIT])
        more = len(films) - LISTED_FILMS_LIMIT
        return f"Only these: {named}{f' and {more} more' if more > 0 else ''}."
    return "Anything goes."


def describe_voters(award: RoomAward) -> str:
    """Describe who votes, in one sentence."""
    rule = award.voter_rule
    conditions = [
        f"you had been here for {format_count(rule.min_member_days, 'day')}" if rule.min_member_days else "",
        f"your account was {format_count(rule.min_account_days, 'day')} old" if rule.min_account_days else "",
    ]
    named = format_list(filter(None, conditions))
    role = f"you have <@&{rule.role_id}>" if rule.role_id is not None else ""
    since = f"when the voting opened {named}" if named else ""
    asked = ", and ".join(filter(None, [since, role]))
    return f"You vote if {asked}." if asked else "Every member votes."


def name_entry(entry: NominationEntry, headline: Headline) -> str:
    """Name a nomination as people say it, unescaped: what the category is named by, the rest behind it."""
    films = ", ".join(film.title for film in entry.films)
    people = ", ".join(person.name for person in entry.people)
    order = {
        Headline.PERSON: (people, films),
        Headline.SONG: (entry.song, films),
    }.get(headline, (films, people))
    name, *rest = [part for part in order if part] or [entry.typed]
    return " · ".join([name, *rest])


def format_nominations(category: AwardCategory, entries: tuple[NominationEntry, ...]) -> str:
    """Format a member's nominations in a category, on one line."""
    named = [escape_text(name_entry(entry, category.headline), 60) for entry in entries]
    return f"**{escape_text(category.name)}**: {', '.join(named) or '–'}"


def format_contender(contender: ShortlistEntry, headline: Headline, *, chosen: bool) -> str:
    """Format an entry of the shortlist, on one line."""
    name = escape_text(name_entry(contender.entry, headline), 80)
    joined = f" · {len(contender.keys)} entries as one" if len(contender.keys) > 1 else ""
    return f"{'⭐' if chosen else '▫️'} {name} · {contender.nominators}{joined}"


def label_nominees(category: Category, limit: int = COUNTED_NAME_CHARACTERS) -> Mapping[NomineeId, str]:
    """The nominees' names by id, unescaped."""
    return {nominee.id: format_label(category, nominee, limit) for nominee in category.nominees}


def format_count_lines(category: Category, count: AwardCount, candidates: tuple[NomineeId, ...]) -> str:
    """Format how an opened envelope was counted; with few ballots nothing but their number is told."""
    if count.counts_only_winner:
        return f"-# With fewer than {MIN_VOTERS_FOR_SHARES} ballots, how they were divided stays hidden."
    names = {
        one: escape_text(name, COUNTED_NAME_CHARACTERS) for one, name in label_nominees(category).items()
    }
    names |= {one: one for one in candidates if one not in names}
    if count.preferential is not None:
        _, *others = format_result_lines(count.preferential, names)
        rounds = "\n".join(f"-# {line}" for line in format_round_lines(count.preferential, names))
        return "\n".join([*others, shorten_text(rounds, ENVELOPE_ROUNDS_CHARACTER_LIMIT)])
    ordered = sorted(count.votes.items(), key=lambda vote: -vote[1])
    lines = [f"-# {names[one]}: {format_count(number, 'vote')}" for one, number in ordered]
    return shorten_text("\n".join(lines), ENVELOPE_ROUNDS_CHARACTER_LIMIT)


def format_proofs(award: RoomAward) -> str:
    """Format the proofs of the sealed ballots, a line a category."""
    return "\n".join(
        f"-# {escape_text(category.name, 40)} `{category.proof}`"
        for category in award.categories
        if category.proof
    )


def format_skipped_votes(
    award: RoomAward, category: Category, nominee_id: NomineeId, *, left_without: bool
) -> str:
    """Word the notice to members whose ballots name a nominee who was withdrawn."""
    named = escape_text(label_nominees(category).get(nominee_id, nominee_id))
    place = ""
    if award.channel_id is not None and award.message_id is not None:
        link = PostLocation(award.channel_id, award.message_id).make_link(award.guild_id)
        place = f" on [the post]({link})"
    consequence = (
        "and your ballot there names nobody else. Choose anew"
        if left_without
        else "so the count skips it on your ballot and takes whom you ranked next. You can change it"
    )
    return (
        f"**{named}** was withdrawn from **{escape_text(category.title)}** of **{escape_text(award.name)}**, "
        f"{consequence} with *My ballot*{place} until {format_end(award.voting_closes_at)}."
    )


def format_end(ends_at: datetime | None) -> str:
    """Format when a phase ends, in each reader's time zone."""
    return "" if ends_at is None else format_instant(ends_at)


NOMINATING_RULE = (
    f"Up to {format_count(NOMINATIONS_PER_CATEGORY, 'nomination')} a category, a line each. I know most films and "
    "people by name; your own words are welcome too."
)
"""How nominating goes, for members."""
