"""A regulation as the articles of a 竞赛规程, in our own words, and where in them something stands.

What is written and what is computed come from the same value, so they cannot differ.
"""

from collections.abc import Sequence

from league.competition.rules.articles.groups import ACROSS, across_article, forfeit_article
from league.competition.rules.articles.parts import Article, Clause, Difference, article, clause, difference
from league.competition.rules.articles.play import (
    fouls_article,
    home_article,
    house_article,
    teams_article,
    time_article,
    time_words,
)
from league.competition.rules.articles.ranking import CRITERIA, ranking_articles
from league.competition.rules.regulation import Ranking, Regulation
from league.errors import N_, Name, Sentence

__all__ = (
    "ACROSS",
    "CRITERIA",
    "Article",
    "Clause",
    "Difference",
    "articles",
    "clause_of",
    "difference",
    "ranking_articles",
    "time_words",
)


def articles(regulation: Regulation, stages: Sequence[tuple[Name, Sentence]] = ()) -> list[Article]:
    """The whole regulation, with what is played in each stage. The ranking comes first, so that its numbers depend on
    nothing else."""
    made = [*_fixed(regulation)]
    if stages:
        made.append(_stages(stages))
    made += [time_article(regulation), fouls_article(regulation), teams_article(regulation)]
    if regulation.hosted:
        made.append(home_article(regulation))
    if regulation.house_rules:
        made.append(house_article(regulation))
    return [*made, _changes()]


def clause_of(criterion: str, regulation: Ranking | Regulation, teams: int = 3) -> Clause | None:
    """The clause that a step of the ranking rests on; `teams` is how many were compared.

    Knows the words of `first_by`, the criteria, `restart`, `shared`, `lots`, `waiting` (games between them still open),
    `decision` (points by decision), `extra_periods`, `carried_over`, `across_groups`, `equal_groups`, `across_lots`,
    `forfeit`, `default`, `second_forfeit` and `withdrawal`; None for others.
    """
    whole = regulation if isinstance(regulation, Regulation) else Regulation(ranking=regulation)
    word = "lots" if criterion == "shared" else criterion
    two = whole.ranking.tie_break_two
    found = [
        Clause(number, made.words.index(word) + 1)
        for number, made in enumerate(_fixed(whole), 1)
        if word and word in made.words
    ]
    if not found:
        return None
    # A criterion may stand in both orders; two teams are compared by the later article, which is their own.
    return found[-1] if two is not None and teams == 2 and word in two else found[0]


def _fixed(regulation: Regulation) -> list[Article]:
    """The articles that a ranking refers to; their numbers depend on the ranking only."""
    return [*ranking_articles(regulation), across_article(regulation), forfeit_article(regulation)]


def _stages(stages: Sequence[tuple[Name, Sentence]]) -> Article:
    said = N_("%(stage)s: %(played)s")
    return article(N_("What is played"), *(clause(said, stage=name, played=played) for name, played in stages))


def _changes() -> Article:
    return article(
        N_("Changes to this regulation"),
        clause(
            N_(
                "Once the first game has begun, a change needs a reason; the change, its reason and its date are public, and ranks are worked out anew by it, games already played included."
            )
        ),
        clause(N_("Where this regulation is silent, FIBA's Official Basketball Rules hold.")),
    )
