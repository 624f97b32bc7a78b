"""A regulation as the articles of a 竞赛规程, in our own words, and where in them a criterion stands."""

from dataclasses import dataclass
from typing import NamedTuple

from league.competition.rules.regulation import Points, Ranking, Regulation
from league.errors import N_, Sentence

CRITERIA = {
    "h2h_points": N_("Points, games between them"),
    "h2h_wins": N_("Wins, games between them"),
    "h2h_difference": N_("Point difference, games between them"),
    "h2h_scored": N_("Points scored, games between them"),
    "h2h_ratio": N_("Goal average, games between them"),
    "difference": N_("Point difference, all games"),
    "scored": N_("Points scored, all games"),
    "ratio": N_("Goal average, all games"),
    "quotients": N_("Goal average summed game by game, all games"),
}
"""Each criterion in a few words, for lists."""
_COMPARED = {
    "h2h_points": N_("Classification points from the games between them; more come first."),
    "h2h_wins": N_("Wins in the games between them; more come first."),
    "h2h_difference": N_("Point difference in the games between them; the larger comes first."),
    "h2h_scored": N_("Points scored in the games between them; more come first."),
    "h2h_ratio": N_("Points scored divided by points conceded in the games between them; the larger comes first."),
    "difference": N_("Point difference in all games of the group; the larger comes first."),
    "scored": N_("Points scored in all games of the group; more come first."),
    "ratio": N_("Points scored divided by points conceded in all games of the group; the larger comes first."),
    "quotients": N_(
        "Points scored divided by points conceded, worked out for each game of the group and added up; the larger comes first."
    ),
}
_FIRST_BY = {
    "points": N_("Teams of a group are ranked by the sum of their points; more come first."),
    "wins": N_("Teams of a group are ranked by the games they have won; more come first."),
    "points_then_fewer_losses": N_(
        "Teams of a group are ranked by the sum of their points; of those level on points, fewer losses come first."
    ),
}
_LEVEL = {
    "points": N_("Teams level on points"),
    "wins": N_("Teams level on wins"),
    "points_then_fewer_losses": N_("Teams level on points and losses"),
}


@dataclass(frozen=True)
class Article:
    """One article: its title and its clauses; both are numbered from 1 in their order."""

    title: Sentence
    clauses: list[Sentence]


class Clause(NamedTuple):
    """Where something stands: article and clause, each from 1."""

    article: int
    clause: int


RANKING_ARTICLE, LEVEL_ARTICLE, TWO_LEVEL_ARTICLE = 1, 2, 3


def articles(regulation: Regulation) -> list[Article]:
    """The whole regulation. The ranking comes first, so that its numbers do not depend on the rest."""
    return [
        *ranking_articles(regulation.ranking),
        Article(Sentence(N_("Forfeit and default")), _forfeits(regulation)),
        Article(Sentence(N_("Playing time")), _time(regulation)),
        Article(Sentence(N_("Rosters, game lists and strips")), _teams(regulation)),
    ]


def ranking_articles(ranking: Ranking) -> list[Article]:
    """How a group is ranked: points, teams that are level, and two of them where they have an order of their own."""
    made = [
        Article(Sentence(N_("Points and ranks")), _points(ranking)),
        Article(Sentence(_LEVEL[ranking.first_by]), _level(ranking)),
    ]
    if ranking.tie_break_two is not None:
        made.append(Article(Sentence(N_("Two teams that are level")), _two(ranking)))
    return made


def clause_of(criterion: str, ranking: Ranking, teams: int = 3) -> Clause | None:
    """The clause that a step of the ranking rests on; `teams` is how many were compared.

    Knows the words of `first_by`, the criteria, `restart`, `shared`, `lots` and `second_forfeit`; None for others.
    """
    two = ranking.tie_break_two
    if criterion == ranking.first_by:
        return Clause(RANKING_ARTICLE, 2)
    if criterion == "second_forfeit":
        return Clause(len(ranking_articles(ranking)) + 1, 3)
    if two is not None and teams == 2 and criterion in two:
        return Clause(TWO_LEVEL_ARTICLE, 2 + two.index(criterion))
    order = ranking.tie_break
    if criterion in order:
        return Clause(LEVEL_ARTICLE, 2 + order.index(criterion))
    if criterion in ("restart", "shared", "lots"):
        return Clause(LEVEL_ARTICLE, 2 + len(order) + (criterion != "restart"))
    return None


def _points(ranking: Ranking) -> list[Sentence]:
    points: Points = ranking.points
    params = {"win": points.win, "loss": points.loss, "default": points.default, "forfeit": points.forfeit}
    given = N_(
        "A win gives %(win)s points, a loss %(loss)s, a loss by default %(default)s, a loss by forfeit %(forfeit)s."
    )
    return [Sentence(given, params), Sentence(_FIRST_BY[ranking.first_by])]


def _level(ranking: Ranking) -> list[Sentence]:
    begin = N_("Teams that are level are compared by the clauses below, one after the other, until one parts them.")
    if ranking.tie_break_two is not None:
        begin = N_(
            "Three or more teams that are level are compared by the clauses below, one after the other, until one parts them."
        )
    return [Sentence(begin), *_compared(ranking.tie_break), _restart(ranking), Sentence(_LAST)]


_LAST = N_(
    "Teams that no clause parts share the rank. Where it must be settled, the committee draws lots before witnesses."
)


def _restart(ranking: Ranking) -> Sentence:
    if ranking.restart:
        return Sentence(
            N_(
                "Once a clause has placed some of them, those still level begin again at the first, with the games between them only."
            )
        )
    return Sentence(
        N_(
            "Once a clause has placed some of them, those still level go on with the next; the games looked at stay the same."
        )
    )


def _two(ranking: Ranking) -> list[Sentence]:
    assert ranking.tie_break_two is not None
    begin = N_("Exactly two teams that are level are compared in this order instead.")
    if ranking.restart:
        begin = N_(
            "Exactly two teams that are level, also where only two are left of more, are compared in this order instead."
        )
    return [Sentence(begin), *_compared(ranking.tie_break_two)]


def _compared(order: tuple[str, ...]) -> list[Sentence]:
    return [Sentence(_COMPARED[criterion]) for criterion in order]


def _forfeits(regulation: Regulation) -> list[Sentence]:
    score = {"score": regulation.forfeit_score}
    second = N_(
        "A team that forfeits a second time is out: the results of all its games are void, and it is not ranked."
    )
    if regulation.ranking.second_forfeit == "keep":
        second = N_("A second forfeit counts like the first; the results of the team's other games stand.")
    return [
        Sentence(
            N_("A team that does not appear, is not ready or refuses to play forfeits; the other wins %(score)s:0."),
            score,
        ),
        Sentence(
            N_(
                "A team left with fewer than two players on court loses by default; the score stands if the other leads, otherwise the other wins %(score)s:0."
            ),
            {"score": regulation.default_score},
        ),
        Sentence(second),
    ]


def _time(regulation: Regulation) -> list[Sentence]:
    params = {"periods": regulation.periods, "minutes": regulation.period_minutes}
    played = N_("A game has %(periods)s periods of %(minutes)s minutes.")
    if regulation.periods == 1:
        played, params = N_("A game has one period of %(minutes)s minutes."), {"minutes": regulation.period_minutes}
    if regulation.periods == 2:
        played, params = N_("A game has two halves of %(minutes)s minutes."), {"minutes": regulation.period_minutes}
    extra = N_(
        "A level game goes on with extra periods of %(minutes)s minutes until one team leads; no game ends level."
    )
    return [Sentence(played, params), Sentence(extra, {"minutes": regulation.extra_minutes})]


def _teams(regulation: Regulation) -> list[Sentence]:
    strip = N_("The team named first wears its light strip, the other its dark one.")
    if regulation.light_strip == "second":
        strip = N_("The team named first wears its dark strip, the other its light one.")
    return [
        Sentence(
            N_("A team enters at least %(least)s and at most %(most)s players."),
            {"least": regulation.roster_min, "most": regulation.roster_max},
        ),
        Sentence(N_("At most %(list)s of them are named for a game."), {"list": regulation.game_list_max}),
        Sentence(strip),
    ]
