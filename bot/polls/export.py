r"""The rankings of a closed preferential poll as a file, so that anyone can recompute its proof and count again.

Each ballot is its ranking with its salt and its line, sorted by line: who ranked how is not in it, nor when. An erased
member's ballot has no salt, and its line is used as it is. The proof is recomputed so:

    import hashlib, json
    sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
    poll = json.load(open("poll.json", encoding="utf-8"))
    sealed = [(b["line"], b["salt"] and {"ranking": b["ranking"], "salt": b["salt"]}) for b in poll["ballots"]]
    lines = [sha(json.dumps(text, sort_keys=True)) if text else line for line, text in sealed]
    print(sha("\n".join(sorted(lines))) == poll["proof"])

`docs/count_again.py` counts the ballots.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from bot.ids import NomineeId
from bot.polls.model import Poll
from bot.preferential.proof import SealedRanking
from bot.record.model import Category, Ceremony
from bot.search.choices import format_choice_label, make_nominee_choice


@dataclass(frozen=True)
class RankingsExport:
    """A closed preferential poll, ready to be written as a file.

    Attributes:
        poll: The poll.
        ceremony: Its ceremony, withdrawn nominees included.
        rankings: Its rankings, in any order.
    """

    poll: Poll
    ceremony: Ceremony
    rankings: Sequence[SealedRanking]

    @property
    def category(self) -> Category:
        """The poll's category."""
        return self.ceremony.by_id[self.poll.category_id]

    def to_json(self) -> str:
        """The poll as JSON text, to be saved as UTF-8."""
        poll = self.poll
        ranked = dict.fromkeys(one for sealed in self.rankings for one in sealed.ranking)
        document = {
            "ceremony": self.ceremony.name,
            "category": self.category.name,
            "question": poll.question,
            "count": poll.count_method,
            "opened_at": poll.opened_at.isoformat(),
            "closed_at": poll.ends_at.isoformat(),
            "proof": poll.proof,
            "nominees": self._name_nominees(poll.candidates),
            "skipped": self._name_nominees(one for one in ranked if one not in poll.candidates),
            "ballots": [
                {"ranking": sealed.ranking, "salt": sealed.salt, "line": sealed.line}
                for sealed in sorted(self.rankings, key=lambda sealed: sealed.line)
            ],
        }
        text = StringIO()
        # Piece by piece: joining a million pieces at once would block the event loop.
        json.dump(document, text, ensure_ascii=False, indent=1)
        return text.getvalue()

    def _name_nominees(self, nominee_ids: Iterable[NomineeId]) -> list[Mapping[str, str]]:
        named = self.category.by_id
        return [
            {
                "id": nominee_id,
                "name": format_choice_label(make_nominee_choice(self.category, named[nominee_id]))
                if nominee_id in named
                else nominee_id,
            }
            for nominee_id in nominee_ids
        ]
