r"""A sealed contest as a file: its rules, its results, and every ballot with what is needed to recompute the proof.

The CSV begins with rows of properties, a key in the first column. The table of ballots follows under the row that
begins with `rank`; its last two columns are a ballot's line and the text that was sealed. Words from people and
slates cannot be formulas there, and a sealed text begins with a brace, so that a spreadsheet leaves it and the long
numbers in it alone. An erased member's ballot is its line and nothing else. Either file is enough to recompute the
proof:

    import csv, hashlib
    sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
    rows = list(csv.reader(open("contest.csv", encoding="utf-8-sig", newline="")))
    lines = [sha(row[-1]) if row[-1] else row[-2] for row in rows[[row[0] for row in rows].index("rank") + 1:]]
    print(["proof", sha("\n".join(sorted(lines)))] in rows)

    import hashlib, json
    sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
    contest = json.load(open("contest.json", encoding="utf-8"))
    lines = [sha(json.dumps(b["sealed"], sort_keys=True)) if b["sealed"] else b["line"] for b in contest["ballots"]]
    print(sha("\n".join(sorted(lines))) == contest["proof"])
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from io import StringIO

from bot.contests.model import PROBABILITY_UNIT, Ballot, Contest, ContestCategory, Pick
from bot.contests.night_course import NightCourse
from bot.contests.nominations.model import ContenderList
from bot.contests.proof import find_sealed_fields
from bot.contests.scoring import SCORING_FORMULAS
from bot.contests.standings import Standings, StandingsRow
from bot.ids import CategoryId, ContenderId, NomineeId
from bot.proof import SealedValue, format_canonical_json
from bot.record.model import Ceremony
from bot.results.model import Results
from bot.search.choices import format_choice_label, make_nominee_choice
from bot.spreadsheets import escape_cell

CsvCell = str | int


@dataclass(frozen=True)
class ContestExport:
    """A sealed contest, ready to be written as a file.

    Attributes:
        contest: The contest.
        ceremony: Its ceremony, withdrawn nominees included.
        results: The results that the contest is scored on.
        standings: Its standings, with every ballot that takes part.
        set_aside: The ballots that were sealed too, but that a host set aside.
        contenders: In a contest on nominations, its contenders; None in one on winners.
        course: The course of the night, where it was asked for.
    """

    contest: Contest
    ceremony: Ceremony
    results: Results
    standings: Standings
    set_aside: Sequence[Ballot] = ()
    contenders: ContenderList | None = None
    course: NightCourse | None = None

    def to_json(self) -> str:
        """The contest as JSON text, to be saved as UTF-8."""
        contest, rules = self.contest, self.contest.rules
        document = {
            "contest": contest.title,
            "ceremony": self.ceremony.name,
            "scoring": rules.scoring,
            "points": SCORING_FORMULAS[rules.scoring],
            "tiebreaker": rules.tiebreaker,
            "tiebreaker_answer": contest.tiebreaker_answer,
            "late_entries": rules.late_entries,
            "open_ballots": rules.open_ballots,
            **({"doubles": rules.doubles} if rules.doubles else {}),
            **({"odds_of": rules.odds.name} if rules.odds is not None else {}),
            "locked_at": _format_instant(contest.ends_at),
            "sealed_at": _format_instant(contest.sealed_at),
            "proof": contest.proof,
            "categories": [self._make_json_category(category) for category in rules.categories],
            "ballots": [
                *(self._make_json_ballot(row) for row in self.standings.rows),
                *(self._make_json_ballot_aside(ballot) for ballot in self.set_aside),
            ],
        }
        text = StringIO()
        # Piece by piece: joining a million pieces at once would block the event loop.
        json.dump(document, text, ensure_ascii=False, indent=1)
        return text.getvalue()

    def to_csv(self) -> str:
        """The contest as CSV text, to be saved as UTF-8; it begins with the byte order mark that spreadsheets
        expect.
        """
        text = StringIO()
        text.write("\ufeff")
        csv.writer(text).writerows([*self._make_header_rows(), *self._make_ballot_rows()])
        return text.getvalue()

    def _make_header_rows(self) -> Iterator[Sequence[CsvCell]]:
        contest, rules = self.contest, self.contest.rules
        yield "contest", escape_cell(contest.title)
        yield "ceremony", escape_cell(self.ceremony.name)
        yield "scoring", rules.scoring
        yield "points", SCORING_FORMULAS[rules.scoring]
        if rules.tiebreaker is not None:
            answer = contest.tiebreaker_answer
            yield "tiebreaker", escape_cell(rules.tiebreaker), "" if answer is None else answer
        yield "late entries", "yes" if rules.late_entries else "no"
        yield "open ballots", "yes" if rules.open_ballots else "no"
        if rules.doubles:
            yield "doubles", rules.doubles
        if rules.odds is not None:
            yield "odds of", escape_cell(rules.odds.name)
        yield "locked at", _format_instant(contest.ends_at) or ""
        yield "sealed at", _format_instant(contest.sealed_at) or ""
        yield "proof", contest.proof or ""
        for category in rules.categories:
            winners = "; ".join(
                self.name_nominee(category.id, winner_id)
                for winner_id in self.results.find_winners(category.id)
            )
            outcome = "void" if category.id in self.results.voided else escape_cell(winners)
            yield (
                "category",
                escape_cell(self.name_category(category.id)),
                rules.get_weight(category.id),
                outcome,
            )

    def _make_ballot_rows(self) -> Iterator[Sequence[CsvCell]]:
        categories = self.contest.rules.categories
        names = [escape_cell(self.name_category(category.id)) for category in categories]
        yield "rank", "name", "points", "right", *names, "tiebreaker", "line", "sealed"
        for row in self.standings.rows:
            ballot = row.ballot
            if self._seal(ballot) is None:
                yield *[""] * (len(names) + 5), ballot.line or "", ""
                continue
            yield row.rank, _name_cell(ballot), row.points, row.right, *self._make_sealed_cells(ballot)
        for ballot in self.set_aside:
            yield "set aside", _name_cell(ballot), "", "", *self._make_sealed_cells(ballot)

    def _make_sealed_cells(self, ballot: Ballot) -> Sequence[CsvCell]:
        """The cells of a ballot that its line is computed of, and the line."""
        sealed = self._seal(ballot)
        picks = [
            self._choice_name(ballot, category.id) if sealed is not None else ""
            for category in self.contest.rules.categories
        ]
        answer = "" if ballot.tiebreaker is None or sealed is None else ballot.tiebreaker
        return [
            *picks,
            answer,
            ballot.line or "",
            self.find_sealed_text(ballot) or "",
        ]

    def _make_json_odds(self, category_id: CategoryId) -> Mapping[str, object]:
        """The probabilities by which a category pays, as decimal fractions; nothing where it does not pay by any."""
        odds = self.contest.rules.odds
        if odds is None:
            return {}
        chances = odds.chances.get(category_id, {})
        return {
            "probabilities": {nominee_id: format_chance(chance) for nominee_id, chance in chances.items()}
        }

    def find_sealed_text(self, ballot: Ballot) -> str | None:
        """The text of a ballot that was sealed, to be hashed as it is; None once its member was erased."""
        sealed = self._seal(ballot)
        return None if sealed is None else format_canonical_json(sealed)

    def _seal(self, ballot: Ballot) -> Mapping[str, SealedValue] | None:
        """The content of a ballot that was sealed; None once its member was erased."""
        return find_sealed_fields(ballot, self._texts)

    @cached_property
    def _texts(self) -> Mapping[ContenderId, str] | None:
        """The contenders' texts as they were typed."""
        if self.contenders is None:
            return None
        return {one.id: one.text for one in self.contenders.by_id.values()}

    def _make_json_category(self, category: ContestCategory) -> Mapping[str, object]:
        found: dict[str, object] = {
            "id": category.id,
            "name": self.name_category(category.id),
            "weight": self.contest.rules.get_weight(category.id),
            "nominees": self._nominees.get(category.id, {}),
            "winners": self.results.find_winners(category.id),
            "voided": category.id in self.results.voided,
            **self._make_json_odds(category.id),
        }
        if self.contenders is None:
            return found
        # Here the nominees are the contenders, and the winners those of them that were nominated.
        found["contenders"], found["nominated"] = found.pop("nominees"), found.pop("winners")
        merged = {
            one.text: self.contenders.by_id[self.contenders.find_standing(one.id)].text
            for one in self.contenders.by_category.get(category.id, ())
            if one.merged_into is not None
        }
        return {**found, "slots": category.slots, "merged": merged}

    def _make_json_ballot(self, row: StandingsRow) -> Mapping[str, object]:
        ballot, sealed = row.ballot, self._seal(row.ballot)
        if sealed is None:
            return {"line": ballot.line, "sealed": None}
        return {
            "rank": row.rank,
            "name": ballot.name,
            **({} if ballot.guest is None else {"guest": ballot.guest}),
            "points": row.points,
            "right": row.right,
            "line": ballot.line,
            "sealed": sealed,
        }

    def _make_json_ballot_aside(self, ballot: Ballot) -> Mapping[str, object]:
        sealed = self._seal(ballot)
        marked: dict[str, object] = {"line": ballot.line, "sealed": sealed, "set_aside": ballot.set_aside}
        guest: dict[str, object] = {} if ballot.guest is None else {"guest": ballot.guest}
        return marked if sealed is None else {"name": ballot.name, **guest, **marked}

    @cached_property
    def _nominees(self) -> Mapping[CategoryId, Mapping[NomineeId, str]]:
        """The text that names each nominee, by category id and nominee id."""
        return {
            category.id: {
                nominee.id: format_choice_label(make_nominee_choice(category, nominee))
                for nominee in category.nominees
            }
            for category in self.ceremony.all_categories
        }

    def name_category(self, category_id: CategoryId) -> str:
        """A category's name; its id if the slate no longer has it."""
        category = self.ceremony.by_id.get(category_id)
        return category_id if category is None else category.name

    def name_nominee(self, category_id: CategoryId, nominee_id: NomineeId) -> str:
        """The text that names a nominee or contender; its id if the slate no longer has it."""
        return self._nominees.get(category_id, {}).get(nominee_id, nominee_id)

    def _choice_name(self, ballot: Ballot, category_id: CategoryId) -> str:
        texts = self._texts
        if texts is None:
            return self._pick_name(ballot.picks.get(category_id))
        return escape_cell("; ".join(texts[one] for one in ballot.entries.get(category_id, ())))

    def _pick_name(self, pick: Pick | None) -> str:
        if pick is None:
            return ""
        name = escape_cell(self.name_nominee(pick.category_id, pick.nominee_id))
        staked = name if pick.stake is None else f"{name} ({pick.stake})"
        return f"{staked} ×2" if pick.doubled else staked


def _name_cell(ballot: Ballot) -> str:
    """The name of a ballot's member; a guest's is marked."""
    return escape_cell(ballot.name if ballot.guest is None else f"{ballot.name} (guest {ballot.guest})")


def format_chance(chance: int) -> str:
    """A probability in parts of `PROBABILITY_UNIT` as a decimal fraction, without loss: "0.25"."""
    return str((Decimal(chance) / PROBABILITY_UNIT).normalize())


def _format_instant(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()
