"""The rule a second time, slow and obvious, from the text of fiba.md alone. Shares no code with what it checks."""

import random
from fractions import Fraction


def reference(case):
    """(order, shared, disqualified) of a case as it stands in a file."""
    rules = case["ranking"]
    games = [game for game in case["games"] if game["status"] not in ("scheduled", "annulled")]
    named = {game[side] for game in case["games"] for side in ("home", "away")}
    out = set()
    if rules["second_forfeit"] == "void":
        out = {team for team in named if sum(offender(game) == (team, "forfeit") for game in games) >= 2}
        out -= set(case.get("spared") or [])  # withdrawn: the rest of its games is lost, those played stand
    games = [game for game in games if game["home"] not in out and game["away"] not in out]
    placed = named - out
    if case.get("only_teams") is not None:
        placed = placed & set(case["only_teams"])
    order, shared = [], []
    for level in parted(placed, lambda team: first(team, games, case)):
        for place in settle(level, games, case):
            order += sorted(place)
            if len(place) > 1:
                shared.append(sorted(place))
    return order, shared, sorted(out)


def offender(game):
    if game["status"] == "final":
        return None
    kind, side = game["status"].split("_")
    return game[side], kind


def winner(game):
    if game["status"] == "final":
        return game["home"] if game["home_score"] > game["away_score"] else game["away"]
    return game["away"] if game["status"].endswith("home") else game["home"]


def of(team, games):
    return [game for game in games if team in (game["home"], game["away"])]


def points(team, games, rules):
    total = 0
    for game in of(team, games):
        if winner(game) == team:
            total += rules["points"]["win"]
        elif game["status"] == "final":
            total += rules["points"]["loss"]
        else:
            total += rules["points"][offender(game)[1]]
    return total


def wins(team, games):
    return sum(winner(game) == team for game in of(team, games))


def score(team, game):
    """(scored, conceded) as they count in the table."""
    home, away = game["home_score"], game["away_score"]
    if game.get("home_score_for_table") is not None:
        home, away = game["home_score_for_table"], game["away_score_for_table"]
    return (home, away) if game["home"] == team else (away, home)


def decided(team, step, case):
    """What was given to a team, or taken from it, by decision at this step."""
    return sum(d["points"] for d in case.get("adjustments") or [] if (d["team"], d["at"]) == (team, step))


def first(team, games, case):
    rules = case["ranking"]
    if rules["first_by"] == "wins":
        return wins(team, games) + decided(team, "wins", case)
    total = points(team, games, rules) + decided(team, "points", case)
    if rules["first_by"] == "points":
        return total
    losses = len(of(team, games)) - wins(team, games)
    return total, -losses


def waits(word, tied, case):
    """Whether the games between these teams are not looked at yet: one is open, and the regulation waits for all."""
    if not word.startswith("h2h_") or case["ranking"].get("h2h_when") != "all_played":
        return False
    still_open = [game for game in case["games"] if game["status"] == "scheduled"]
    return any(game["home"] in tied and game["away"] in tied for game in still_open)


def criterion(word, team, tied, games, case):
    return plain(word, team, tied, games, case["ranking"]) + decided(team, word, case)


def plain(word, team, tied, games, rules):
    if word.startswith("h2h_"):
        games = [game for game in games if game["home"] in tied and game["away"] in tied]
        word = word.removeprefix("h2h_")
    if word == "points":
        return points(team, games, rules)
    if word == "wins":
        return wins(team, games)
    scores = [score(team, game) for game in of(team, games)]
    scored, conceded = sum(s for s, c in scores), sum(c for s, c in scores)
    if word == "difference":
        return scored - conceded
    if word == "scored":
        return scored
    if word == "ratio":
        return Fraction(scored, conceded) if conceded else float("inf")
    assert word == "quotients"
    return sum((Fraction(s, c) for s, c in scores if c), Fraction(0))


def parted(teams, value):
    """The teams in lists of equal value, the highest first."""
    found = {team: value(team) for team in teams}
    return [{team for team in teams if found[team] == v} for v in sorted(set(found.values()), reverse=True)]


def words_for(teams, rules):
    if len(teams) == 2 and rules.get("tie_break_two") is not None:
        return rules["tie_break_two"]
    return rules["tie_break"]


def settle(tied, games, case):
    """The places of teams that are level, best first."""
    rules = case["ranking"]
    if len(tied) == 1:
        return [tied]
    if not rules["restart"]:
        places = [tied]
        for word in words_for(tied, rules):
            if waits(word, tied, case):
                continue
            finer = []
            for place in places:
                finer += parted(place, lambda team, word=word: criterion(word, team, tied, games, case))
            places = finer
        return [part for place in places for part in drawn(place, case)]
    for word in words_for(tied, rules):
        if waits(word, tied, case):
            continue
        parts = parted(tied, lambda team, word=word: criterion(word, team, tied, games, case))
        if len(parts) > 1:
            return [place for part in parts for place in settle(part, games, case)]
    return drawn(tied, case)


def drawn(place, case):
    lots = case.get("lots") or []
    if all(team in lots for team in place):
        return [{team} for team in lots if team in place]
    return [place]


WORDS = ["h2h_points", "h2h_wins", "h2h_difference", "h2h_scored", "h2h_ratio"]
WORDS += ["difference", "scored", "ratio", "quotients"]


def random_ranking(chance: random.Random):
    def criteria():
        return chance.sample(WORDS, chance.randint(1, len(WORDS)))

    rules = {
        "points": {"win": 2, "loss": 1, "default": 1, "forfeit": 0},
        "first_by": chance.choice(["points", "wins", "points_then_fewer_losses"]),
        "tie_break": ["h2h_points", "h2h_difference", "h2h_scored", "difference", "scored"],
        "restart": chance.random() < 0.7,
        "second_forfeit": chance.choice(["void", "keep"]),
        "h2h_when": chance.choice(["at_once", "all_played"]),
    }
    if chance.random() < 0.6:
        rules["tie_break"] = criteria()
    if chance.random() < 0.3:
        rules["tie_break_two"] = criteria()
    if chance.random() < 0.3:
        win, loss, default, forfeit = (chance.randint(low, high) for low, high in ((2, 3), (0, 1), (0, 1), (-1, 0)))
        rules["points"] = {"win": win, "loss": loss, "default": default, "forfeit": forfeit}
    return rules


def random_case(chance: random.Random, name: str = "random"):
    """A group of 3 to 12 teams, single or double, with close scores, so that ties go deep."""
    teams = [chr(65 + number) for number in range(chance.randint(3, 12))]
    pairs = [(a, b) for a in teams for b in teams if a < b or (a > b and name.endswith("double"))]
    spread, trouble, open_share = (
        chance.choice([1, 2, 6, 20]),
        chance.choice([0, 0, 0.05, 0.2]),
        chance.choice([0, 0.2]),
    )
    case = {"id": name, "ranking": random_ranking(chance), "games": []}
    if chance.random() < 0.3:
        # Unequal numbers of games: some pairs do not meet, others once more.
        pairs = [pair for pair in pairs if chance.random() < 0.9] + chance.sample(pairs, len(pairs) // 4)
        pairs = pairs or [(teams[0], teams[1])]
    for home, away in pairs:
        case["games"].append(random_game(chance, home, away, spread, trouble, open_share))
    teams = sorted({game[side] for game in case["games"] for side in ("home", "away")})
    if chance.random() < 0.2:
        case["only_teams"] = chance.sample(teams, chance.randint(1, len(teams)))
    if chance.random() < 0.3:
        case["lots"] = chance.sample(teams, chance.randint(1, len(teams)))
    if chance.random() < 0.3:
        steps = ["points", "wins", *WORDS]
        case["adjustments"] = [
            {"team": chance.choice(teams), "points": chance.choice([-2, -1, 1, 2]), "at": chance.choice(steps)}
            for _ in range(chance.randint(1, 4))
        ]
    if chance.random() < 0.3:
        case["spared"] = chance.sample(teams, chance.randint(1, 2))
    return case


def random_game(chance, home, away, spread, trouble, open_share):
    status, low = "final", 70 - spread
    scores = chance.sample(range(low, 71), 2)
    if chance.random() < trouble:
        status = chance.choice(["forfeit_home", "forfeit_away", "default_home", "default_away"])
        scores = [0, 20] if status.startswith("forfeit") else chance.choice([scores, [0, 2]])
        scores = sorted(scores, reverse=status.endswith("away"))
    elif chance.random() < open_share:
        status, scores = chance.choice([("scheduled", [None, None]), ("annulled", scores)])
    game = {"home": home, "away": away, "home_score": scores[0], "away_score": scores[1], "status": status}
    if status == "final" and chance.random() < 0.05:
        game["home_score_for_table"] = game["away_score_for_table"] = low
    return game
