# Counts a preferential poll again from its export: python count_again.py poll.json
import json
import sys
from hashlib import sha256
from pathlib import Path

poll = json.loads(Path(sys.argv[1]).read_text("utf-8"))
names = {nominee["id"]: nominee["name"] for nominee in poll["nominees"]}
ballots = [ballot["ranking"] for ballot in poll["ballots"]]
running, rounds, winners, live = list(names), [], [], True


def out_first(nominee):
    votes = [round_[nominee] for round_ in (rounds[-1], rounds[0], *rounds[-2:0:-1])]
    draw = sha256(f"{poll['proof']}\n{nominee}".encode()).hexdigest()
    return *votes, sum(nominee in ranking for ranking in ballots), draw


while live and not winners:
    tops = [next((nominee for nominee in ranking if nominee in running), None) for ranking in ballots]
    votes = {nominee: tops.count(nominee) for nominee in running}
    rounds.append(votes)
    counted = ", ".join(f"{names[nominee]} {votes[nominee]}" for nominee in running)
    print(f"Round {len(rounds)}: {counted}, exhausted {tops.count(None)}")
    most, live = max(votes.values(), default=0), sum(votes.values())
    if 2 * most > live or most * len(running) == live:
        winners = [nominee for nominee in running if 0 < votes[nominee] == most]
    last = sorted(running, key=out_first)
    several = [n for n in range(1, len(last)) if sum(votes[other] for other in last[:n]) < votes[last[n]]]
    running = [nominee for nominee in running if nominee not in last[: max(several, default=1)]]
print("Won by:", ", ".join(names[winner] for winner in winners) or "nobody")
