"""What holds between groups and beside the floor: teams of different groups, forfeit, default, withdrawal."""

from league.competition.rules.articles.parts import Article, article, clause
from league.competition.rules.regulation import Regulation
from league.errors import N_, Sentence

ACROSS = {
    "points": N_("classification points"),
    "wins": N_("wins"),
    "difference": N_("point difference"),
    "scored": N_("points scored"),
    "ratio": N_("goal average"),
}
"""Each criterion that compares teams of different groups, in a word."""
_EQUAL = {
    True: N_(
        "Where groups differ in size, games against the last of the larger ones are left out of this comparison until all have as many."
    ),
    False: N_("Where groups differ in size, all games count in this comparison all the same."),
}
_WITHDRAWAL = {
    "void": N_("A team that withdraws is not ranked, and the results of all its games are void."),
    "keep": N_(
        "A team that withdraws is not ranked; the results of its games that were played stand, the rest are not played."
    ),
    "rest": N_("A team that withdraws is ranked; its games that were played stand, and it loses the rest by forfeit."),
}


def across_article(regulation: Regulation) -> Article:
    """How teams of different groups are compared (FIBA OBR D.4)."""
    order = [Sentence(ACROSS[word]) for word in regulation.across_groups]
    begin = N_("Teams of different groups that have the same rank are compared in this order: %(order)s.")
    if len(order) == 1:
        begin = N_("Teams of different groups that have the same rank are compared by %(order)s.")
    return article(
        N_("Teams of different groups"),
        clause(begin, "across_groups", order=order),
        clause(_EQUAL[regulation.equal_groups], "equal_groups"),
        clause(N_("If that parts nobody, lots are drawn."), "across_lots"),
    )


def forfeit_article(regulation: Regulation) -> Article:
    """Forfeit, default, withdrawal (FIBA OBR 20, 21, D.3)."""
    second = N_(
        "A team that forfeits a second time is out: the results of all its games are void, and it is not ranked."
    )
    if regulation.ranking.second_forfeit == "keep":
        second = N_("A second forfeit counts like the first; the results of the team's other games stand.")
    return article(
        N_("Forfeit, default and withdrawal"),
        clause(
            N_(
                "A team that is not there and ready to play %(minutes)s minutes after the start, or refuses to play, forfeits; the other wins %(score)s:0."
            ),
            "forfeit",
            minutes=regulation.late_minutes,
            score=regulation.forfeit_score,
        ),
        clause(
            N_(
                "A team left with fewer than two players on court loses by default; the score stands if the other leads, otherwise the other wins %(score)s:0."
            ),
            "default",
            score=regulation.default_score,
        ),
        clause(second, "second_forfeit"),
        clause(_WITHDRAWAL[regulation.withdrawal], "withdrawal"),
    )
