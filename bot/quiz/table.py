"""The order of a season's table."""

from collections.abc import Mapping

from bot.ids import MemberId
from bot.quiz.read_models import QuizTableRow, SeasonScore


def rank_members(
    scores: Mapping[MemberId, SeasonScore], names: Mapping[MemberId, str]
) -> tuple[QuizTableRow, ...]:
    """Rank members by right answers; of equals, whoever needed fewer questions. Who is equal in both shares a rank."""

    def make_key(score: SeasonScore) -> tuple[int, int]:
        return -score.right, score.answered

    ordered = sorted(
        scores.items(), key=lambda item: (make_key(item[1]), names.get(item[0], "").casefold(), item[0])
    )
    rows: list[QuizTableRow] = []
    for place, (member_id, score) in enumerate(ordered, start=1):
        same = rows and make_key(rows[-1].score) == make_key(score)
        rank = rows[-1].rank if same else place
        rows.append(QuizTableRow(rank, member_id, names.get(member_id, ""), score))
    return tuple(rows)
