"""How a group is ranked, in articles: points, teams that are level, and two of them where they have an order of their own."""

from league.competition.rules.articles.parts import Article, Tagged, article, clause
from league.competition.rules.regulation import Ranking, Regulation
from league.errors import N_

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
_EXTRA = {
    True: N_("Points scored in extra periods count for point difference, points scored and goal average."),
    False: N_(
        "Points scored in extra periods count neither for point difference nor for points scored or goal average; they only decide who has won."
    ),
}
_WHEN = {
    "at_once": N_("Games between them count as soon as they are played."),
    "all_played": N_("Games between them count once all of them are played; until then these clauses are passed over."),
}
_CARRIED = {
    "none": N_("In a later round robin every team begins without points; results of earlier stages do not count."),
    "qualified": N_("Results of an earlier round robin between teams that meet again in the later one count there."),
    "all": N_("All results of the earlier round robins count in the later one."),
}
_LAST = N_(
    "Teams that no clause parts share the rank. Where it must be settled, the committee draws lots before witnesses."
)
_DECISION = N_(
    "Points that the committee gives or takes by decision count where the decision says; they are shown with their reason."
)


def ranking_articles(regulation: Ranking | Regulation) -> list[Article]:
    """The articles that rank a group; they come first, so that their numbers depend on nothing else."""
    whole = regulation if isinstance(regulation, Regulation) else Regulation(ranking=regulation)
    ranking = whole.ranking
    made = [
        article(N_("Points and ranks"), *_points(whole)),
        article(_LEVEL[ranking.first_by], *_level(ranking)),
    ]
    if ranking.tie_break_two is not None:
        made.append(article(N_("Two teams that are level"), *_two(ranking, ranking.tie_break_two)))
    return made


def _points(regulation: Regulation) -> list[Tagged]:
    ranking, points = regulation.ranking, regulation.ranking.points
    given = N_(
        "A win gives %(win)s points, a loss %(loss)s, a loss by default %(default)s, a loss by forfeit %(forfeit)s."
    )
    return [
        clause(given, win=points.win, loss=points.loss, default=points.default, forfeit=points.forfeit),
        clause(_FIRST_BY[ranking.first_by], ranking.first_by),
        clause(_EXTRA[regulation.extra_periods_count], "extra_periods"),
        clause(_CARRIED[regulation.carried_over], "carried_over"),
        clause(_DECISION, "decision"),
    ]


def _level(ranking: Ranking) -> list[Tagged]:
    begin = N_("Teams that are level are compared by the clauses below, one after the other, until one parts them.")
    if ranking.tie_break_two is not None:
        begin = N_(
            "Three or more teams that are level are compared by the clauses below, one after the other, until one parts them."
        )
    restart = N_(
        "Once a clause has placed some of them, those still level go on with the next; the games looked at stay the same."
    )
    if ranking.restart:
        restart = N_(
            "Once a clause has placed some of them, those still level begin again at the first, with the games between them only."
        )
    return [
        clause(begin),
        *_compared(ranking.tie_break),
        clause(restart, "restart"),
        clause(_LAST, "lots"),
        clause(_WHEN[ranking.h2h_when], "waiting"),
    ]


def _two(ranking: Ranking, order: tuple[str, ...]) -> list[Tagged]:
    begin = N_("Exactly two teams that are level are compared in this order instead.")
    if ranking.restart:
        begin = N_(
            "Exactly two teams that are level, also where only two are left of more, are compared in this order instead."
        )
    return [clause(begin), *_compared(order)]


def _compared(order: tuple[str, ...]) -> list[Tagged]:
    return [clause(_COMPARED[criterion], criterion) for criterion in order]
