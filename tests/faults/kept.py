"""What the bot keeps of a storm, read from its rows by a stranger, and held against what it acknowledged."""

import json

from cogs.kit.result_set_options import make_id_mark
from tests.faults.deeds import DOUBLED, Matter
from tests.faults.said import Kept
from tests.faults.storm import Storm
from tests.stored import read_rows


def read_json(stored: str | list[str]) -> list[str]:
    """A column of JSON, which SQLite's driver gives as text."""
    return json.loads(stored) if isinstance(stored, str) else stored


def read_kept(url: str) -> dict[Matter, Kept]:
    """Everything that is kept, by matter; what is empty is not there."""
    kept = {**_read_ballots(url), **_read_awards(url)}
    for member, poll, nominee in read_rows(url, "SELECT member_id, poll_id, nominee_id FROM votes"):
        kept["vote", member, str(poll)] = (nominee,)
    for member, poll, ranked in read_rows(url, "SELECT member_id, poll_id, nominee_ids FROM rankings"):
        kept["ranking", member, str(poll)] = tuple(read_json(ranked))
    for category, winners in read_rows(url, "SELECT category_id, winner_ids FROM announcements ORDER BY id"):
        # A control holds marks of ids, which are shorter.
        kept["result", 0, make_id_mark(category)] = (make_id_mark(read_json(winners)[0]),)
    return {matter: said for matter, said in kept.items() if said}


def _read_ballots(url: str) -> dict[Matter, Kept]:
    kept: dict[Matter, Kept] = {}
    for member, category, nominee, doubled in read_rows(
        url,
        "SELECT member_id, category_id, nominee_id, doubled FROM picks JOIN ballots ON ballots.id = ballot_id",
    ):
        kept["pick", member, category] = (nominee, DOUBLED) if doubled else (nominee,)
    for member, contest, place, contender in read_rows(
        url,
        "SELECT member_id, ballots.contest_id, contest_categories.position, contender_id FROM entries "
        "JOIN ballots ON ballots.id = ballot_id "
        "JOIN contest_categories ON contest_categories.contest_id = ballots.contest_id "
        "AND contest_categories.category_id = entries.category_id ORDER BY ballot_id, entries.position",
    ):
        matter = ("entries", member, f"{contest} {place}")
        kept[matter] = (*kept.get(matter, ()), str(contender))
    return kept


def _read_awards(url: str) -> dict[Matter, Kept]:
    kept: dict[Matter, Kept] = {}
    for member, category, entries in read_rows(
        url,
        "SELECT member_id, category_id, entries FROM room_nominations "
        "JOIN room_awards ON room_awards.id = award_id WHERE phase = 'nominate'",
    ):
        named: list[dict[str, str]] = json.loads(entries) if isinstance(entries, str) else entries
        kept["nomination", member, category] = tuple(one["typed"] for one in named)
    for member, category, ranked in read_rows(
        url,
        "SELECT member_id, category_id, nominee_ids FROM room_ballots JOIN room_voters ON room_voters.id = voter_id",
    ):
        kept["award ballot", member, category] = tuple(read_json(ranked))
    return kept


def list_broken_promises(url: str, storm: Storm) -> list[str]:
    """What was acknowledged and is not what is kept, and what is kept and nobody said."""
    kept = read_kept(url)
    broken = [
        f"{matter}: {kept.get(matter, ())} is kept, {said.possible} was said"
        for matter, said in storm.said.items()
        if kept.get(matter, ()) not in said.possible
    ]
    return broken + [f"{matter} is kept, nobody said it" for matter in kept.keys() - storm.said.keys()]
