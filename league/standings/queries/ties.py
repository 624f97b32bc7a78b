"""Why teams that are level stand in this order: the steps of the ranking, each with what a reader wants to see of it."""

from collections.abc import Sequence
from fractions import Fraction

from league.competition.rules import Regulation
from league.competition.rules.articles import CRITERIA, articles, clause_of
from league.errors import N_, Sentence
from league.registration.queries import TeamFace
from league.standings.queries.facts import GroupFacts
from league.standings.queries.reasons import Figure, MiniCell, MiniRow, MiniTable, Quote, Tie, WhyStep
from league.standings.rules.facts import AGAIN, FIRST, LOTS, SHARED, GameFact, Step, Table, Value

HEADINGS = {
    "points_then_fewer_losses": N_("Fewer losses"),
    LOTS: N_("Lots were drawn"),
    SHARED: N_("Nothing parts them"),
    **CRITERIA,
}


STEP_WORDS = {"points": N_("Classification points"), "wins": N_("Wins"), **CRITERIA}
"""The steps at which points by decision count."""


def ties_of(facts: GroupFacts, table: Table) -> tuple[Tie, ...]:
    """The ties of a group from the top down. Before the first game everybody is level, which is no tie worth a word."""
    steps: dict[int, list[Step]] = {}
    for step in table.steps:
        if step.level:
            steps.setdefault(int(step.level[0]), []).append(step)
    faces = {member.face.id: member.face for member in facts.members}
    made = []
    for level, taken in steps.items():
        teams = dict.fromkeys(team for step in taken for team in step.teams)
        order = [faces[team] for team in table.order if team in teams and isinstance(team, int)]
        if any(table.records[face.id].played for face in order):
            shown = tuple(_why(facts, taken, at, faces) for at in range(len(taken)))
            shared = any(step.criterion == SHARED for step in taken)
            by_wins, opened = facts.regulation.ranking.first_by == "wins", _decides(facts, table, order)
            made.append(Tie(tuple(order), level, by_wins, shown, shared, opened))
    return tuple(made)


def _decides(facts: GroupFacts, table: Table, order: Sequence[TeamFace]) -> bool:
    """Whether the line of qualification runs through these teams."""
    places = [table.order.index(face.id) for face in order]
    return min(places) < facts.qualify <= max(places)


def _why(facts: GroupFacts, steps: Sequence[Step], at: int, faces: dict[int, TeamFace]) -> WhyStep:
    step = steps[at]
    heading = Sentence(HEADINGS.get(step.criterion, step.criterion))
    parted = len(step.parts) > 1
    figures: tuple[Figure, ...] = ()
    if parted and step.criterion != LOTS:
        figures = tuple(Figure(faces[team], figure(step, team)) for team in _ids(step.teams))
    begins = step.among and (at == 0 or steps[at - 1].among != step.among or step.start in (FIRST, AGAIN))
    games = _between(facts, _ids(step.among)) if begins and not step.waits else []
    return WhyStep(
        step=step,
        heading=heading,
        again=step.start == AGAIN,
        figures=figures,
        mini=_mini(games, steps[at:], faces) if games and len(step.among) > 2 else None,
        duel=_duel(games, step) if games and len(step.among) == 2 else (),
        quotes=_quotes(facts, step, parted),
    )


def figure(step: Step, team: int) -> Sentence:
    """The number that a team was compared by, and how much of it was given, or taken, by decision."""
    plain = _plain_figure(step, team)
    if not step.adjusted.get(team):
        return plain
    amount = f"{step.adjusted[team]:+d}".replace("-", "−")
    return Sentence(N_("%(figure)s (%(amount)s by decision)"), {"figure": plain, "amount": amount})


def _plain_figure(step: Step, team: int) -> Sentence:
    """The number that a team was compared by, in the unit of the criterion."""
    value: Value = step.values[team]
    if step.level and step.criterion == step.first_by:
        return Sentence(str(-value))
    if step.criterion.endswith("difference"):
        return Sentence(f"{value:+d}".replace("-", "−") if value else "0")
    if step.criterion.endswith(("ratio", "quotients")):
        if not isinstance(value, (int, Fraction)):
            return Sentence(N_("nothing conceded"))
        return Sentence(f"{float(value):.4f}")
    return Sentence(str(value))


def _between(facts: GroupFacts, teams: Sequence[int]) -> list[GameFact]:
    """The games these teams have played with each other."""
    return [game for game in facts.games() if game.home in teams and game.away in teams and game.home_score is not None]


def _scores(games: Sequence[GameFact], team: int, other: int) -> tuple[tuple[int, int], ...]:
    """All games of two teams from the first one's side, with the score that counts."""
    found = []
    for game in games:
        home = game.home_score if game.home_for_table is None else game.home_for_table
        away = game.away_score if game.away_for_table is None else game.away_for_table
        if (game.home, game.away) == (team, other):
            found.append((home or 0, away or 0))
        elif (game.home, game.away) == (other, team):
            found.append((away or 0, home or 0))
    return tuple(found)


def _mini(games: Sequence[GameFact], steps: Sequence[Step], faces: dict[int, TeamFace]) -> MiniTable:
    """The games among the teams of the first step, and every criterion that was read from these games."""
    first = steps[0]
    read = [first]
    for step in steps[1:]:
        if step.among != first.among or step.teams != first.teams or step.start == AGAIN or step.waits:
            break
        read.append(step)
    teams = _ids(first.teams)
    rows = tuple(
        MiniRow(
            faces[team],
            tuple(MiniCell(_scores(games, team, other), team == other) for other in teams),
            tuple(figure(step, team) for step in read),
        )
        for team in teams
    )
    columns = tuple(Sentence(COLUMNS.get(step.criterion, step.criterion)) for step in read)
    deciding = next((at for at, step in enumerate(read) if len(step.parts) > 1), None)
    return MiniTable(rows, columns, deciding)


COLUMNS = {
    "h2h_points": N_("Their points"),
    "h2h_wins": N_("Their wins"),
    "h2h_difference": N_("Their +/−"),
    "h2h_scored": N_("Their scored"),
    "h2h_ratio": N_("Their ratio"),
}


def _duel(games: Sequence[GameFact], step: Step) -> tuple[tuple[int, int], ...]:
    first, second = _ids(step.among)
    return _scores(games, first, second)


def _quotes(facts: GroupFacts, step: Step, parted: bool) -> tuple[Quote, ...]:
    """What the regulation says: that it begins again, that it waits for open games, the clause that decided, and that
    points may be given or taken by decision."""
    words = ["restart"] if step.start == AGAIN else []
    words += [step.criterion] if parted or step.criterion in (SHARED, LOTS) else []
    words += ["waiting"] if step.waits else []
    words += ["decision"] if step.adjusted else []
    return quotes_of(facts.regulation, words, len(step.teams))


def quotes_of(regulation: Regulation, words: Sequence[str], teams: int = 3) -> tuple[Quote, ...]:
    """The clauses of the regulation on which these words rest; those it does not know are left out."""
    book = articles(regulation)
    places = [place for word in words if (place := clause_of(word, regulation, teams)) is not None]
    return tuple(
        Quote(book[place.article - 1].clauses[place.clause - 1], place.article, place.clause) for place in places
    )


def _ids(teams: Sequence[object]) -> list[int]:
    return [team for team in teams if isinstance(team, int)]
