"""The outlook by trying outcomes: slow and obvious, from fiba.md section 8. Ranks by the second implementation alone."""

import itertools
import random
from dataclasses import dataclass, field

from standings_reference import first, parted, random_ranking, settle

FIBA = {
    "points": {"win": 2, "loss": 1, "default": 1, "forfeit": 0},
    "first_by": "points",
    "tie_break": ["h2h_points", "h2h_difference", "h2h_scored", "difference", "scored"],
    "restart": True,
    "second_forfeit": "void",
}
LOSER = 60
"""What the loser of every open game scores: a usual figure."""


@dataclass
class Seen:
    """What was seen of a team: whether it was once inside the line for certain, once beyond it, once in a share across."""

    inside: bool = False
    outside: bool = False
    shared: bool = False

    def __or__(self, other):
        return Seen(self.inside or other.inside, self.outside or other.outside, self.shared or other.shared)

    @property
    def verdict(self):
        if self.inside and not self.outside and not self.shared:
            return "qualified"
        if self.outside and not self.inside and not self.shared:
            return "out"
        return "open"


@dataclass
class Trial:
    """All outcomes that were tried of a group."""

    teams: dict[str, Seen]
    margins: range | tuple[int, ...]
    loser: int
    line: int
    beyond: int
    """Ranks after the line up to here may go on as well, which other groups decide."""
    outcomes: int = 0
    wrong: list = field(default_factory=list)
    """Conditions of the outlook under test that an outcome contradicts."""


def margins_for(open_games):
    return range(1, 61) if open_games <= 2 else (1, 15, 60)


def tried(case, line, conditions=(), margins=None, loser=LOSER, next_may=0):
    """Every winner of every open game, with the margins of `margins_for`; (team, condition) pairs are held against each."""
    open_games = [game for game in case["games"] if game["status"] == "scheduled"]
    played = [game for game in case["games"] if game["status"] != "scheduled"]
    placed = {game[side] for game in case["games"] for side in ("home", "away")}
    if case.get("only_teams") is not None:
        placed = placed & set(case["only_teams"])
    trial = Trial(
        {team: Seen() for team in placed}, margins or margins_for(len(open_games)), loser, line, line + next_may
    )
    for homes_won in itertools.product((True, False), repeat=len(open_games)):
        usual = played + [ended(game, won, 15, loser) for game, won in zip(open_games, homes_won, strict=True)]
        above = 0
        for level in parted(placed, lambda team, usual=usual: first(team, usual, case)):
            if above >= trial.beyond or above + len(level) <= line:
                # Points alone put all of them on one side, so no margin matters.
                for team in level:
                    note(trial, team, above, above + len(level))
                    hold(trial, team, conditions, open_games, homes_won, None, above + len(level), above)
                trial.outcomes += 1
            else:
                try_margins(trial, case, conditions, played, open_games, homes_won, level, above)
            above += len(level)
    return trial


def try_margins(trial, case, conditions, played, open_games, homes_won, level, above):
    """The margins of the games that the tied teams still play; those of others cannot part them."""
    choices = [trial.margins if {game["home"], game["away"]} & level else (15,) for game in open_games]
    for margins in itertools.product(*choices):
        results = zip(open_games, homes_won, margins, strict=True)
        games = played + [ended(game, won, margin, trial.loser) for game, won, margin in results]
        before = above
        for place in settle(level, games, {**case, "games": games}):
            for team in place:
                note(trial, team, before, before + len(place))
                hold(trial, team, conditions, open_games, homes_won, margins, before + len(place), before)
            before += len(place)
        trial.outcomes += 1


def ended(game, home_won, margin, loser):
    scores = (loser + margin, loser) if home_won else (loser, loser + margin)
    return {**game, "home_score": scores[0], "away_score": scores[1], "status": "final"}


def draw_more(case, trial, teams, most_margin, draws=6000):
    """What was seen, and what outcomes drawn at random show until they have shown more than one side of these teams.

    Margins up to `most_margin`, often at the edges; the losers' scores are any that can be entered.
    """
    chance = random.Random(most_margin)
    for _ in range(draws):
        if all(trial.teams[team].verdict == "open" for team in teams):
            break
        games = []
        for game in case["games"]:
            if game["status"] == "scheduled":
                margin = chance.choice([1, most_margin, chance.randint(1, most_margin), chance.randint(1, most_margin)])
                loser = min(chance.choice([0, LOSER, 300, chance.randint(0, 300)]), 300 - margin)
                games.append(ended(game, chance.random() < 0.5, margin, loser))
            else:
                games.append(game)
        before = 0
        for level in parted(set(trial.teams), lambda team, games=games: first(team, games, case)):
            for place in settle(level, games, {**case, "games": games}):
                for team in place:
                    note(trial, team, before, before + len(place))
                before += len(place)
    return trial


def note(trial, team, before, last):
    """A place from `before` + 1 to `last`."""
    seen = trial.teams[team]
    if last <= trial.line:
        seen.inside = True
    elif before >= trial.beyond:
        seen.outside = True
    else:
        seen.shared = True


def hold(trial, team, conditions, open_games, homes_won, margins, last, before):
    """Each condition of the team against one outcome."""
    for whose, condition in conditions:
        if whose != team:
            continue
        agrees = all(agree(literal, open_games, homes_won, margins, trial) for literal in condition.literals)
        if condition.kind == "through_if" and agrees and last > trial.line:
            trial.wrong.append((team, condition, homes_won, margins))
        if condition.kind == "out_if" and agrees and before < trial.beyond:
            trial.wrong.append((team, condition, homes_won, margins))
        if condition.kind == "needs" and not agrees and before < trial.beyond:
            trial.wrong.append((team, condition, homes_won, margins))


def agree(literal, open_games, homes_won, margins, trial):
    """Whether an outcome has this game end as the literal says; without margins, whether one of those tried does."""
    game = next(at for at, one in enumerate(open_games) if one["number"] == literal.game)
    winner = open_games[game]["home"] if homes_won[game] else open_games[game]["away"]
    if winner != literal.winner:
        return False
    tried_here = trial.margins if margins is None else (margins[game],)
    least, most = literal.least or 0, 999 if literal.most is None else literal.most
    return any(least <= margin <= most for margin in tried_here)


def random_group(chance: random.Random, most_open=6, tie_break=None):
    """(case, line): 4 to 6 teams, each pair once, some games left; margins of played games from 1 to 60."""
    teams = list("ABCDEF"[: chance.randint(4, 6)])
    pairs = [pair if chance.random() < 0.5 else pair[::-1] for pair in itertools.combinations(teams, 2)]
    chance.shuffle(pairs)
    left = chance.randint(1, min(most_open, len(pairs) - 1))
    case = {"ranking": FIBA, "games": [random_result(chance, *pair) for pair in pairs[left:]]}
    case["games"] += [unplayed(*pair) for pair in pairs[:left]]
    if chance.random() < 0.2:
        # Results against teams that are not placed here were carried over.
        case["only_teams"] = teams
        case["games"] += [random_result(chance, team, other) for team in teams for other in "XY"]
    if chance.random() < 0.3:
        case["ranking"] = random_ranking(chance)
    if tie_break is not None:
        case["ranking"] = {**FIBA, "tie_break": tie_break}
    if chance.random() < 0.15:
        at = chance.choice(
            ["wins" if case["ranking"]["first_by"] == "wins" else "points", *case["ranking"]["tie_break"]]
        )
        case["adjustments"] = [{"team": chance.choice(teams), "at": at, "points": chance.choice([-5, -1, 1, 5])}]
    if chance.random() < 0.1:
        case["lots"] = chance.sample(teams, len(teams))
    chance.shuffle(case["games"])
    for number, game in enumerate(case["games"]):
        game["number"] = number
    return case, chance.randint(1, len(teams) - 1)


def random_result(chance, home, away):
    margin, loser = chance.randint(1, 60), chance.randint(40, 80)
    scores = (loser + margin, loser) if chance.random() < 0.5 else (loser, loser + margin)
    return {"home": home, "away": away, "home_score": scores[0], "away_score": scores[1], "status": "final"}


def unplayed(home, away):
    return {"home": home, "away": away, "home_score": None, "away_score": None, "status": "scheduled"}
