"""Each step of a ranking in plain words, as a regulation would say it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from league.errors import N_, Sentence
from league.standings.rules.facts import AGAIN, LOTS, NEXT, SECOND_FORFEIT, SHARED, Step, Team, Value

COUNTS = {
    2: N_("two teams"),
    3: N_("three teams"),
    4: N_("four teams"),
    5: N_("five teams"),
    6: N_("six teams"),
    7: N_("seven teams"),
    8: N_("eight teams"),
    9: N_("nine teams"),
    10: N_("ten teams"),
}
TOGETHER = {
    2: N_("The two teams %(teams)s"),
    3: N_("The three teams %(teams)s"),
    4: N_("The four teams %(teams)s"),
    5: N_("The five teams %(teams)s"),
    6: N_("The six teams %(teams)s"),
    7: N_("The seven teams %(teams)s"),
    8: N_("The eight teams %(teams)s"),
    9: N_("The nine teams %(teams)s"),
    10: N_("The ten teams %(teams)s"),
}
WHAT = {
    "points": N_("points in %(games)s"),
    "wins": N_("wins in %(games)s"),
    "h2h_points": N_("points in %(games)s"),
    "h2h_wins": N_("wins in %(games)s"),
    "h2h_difference": N_("point difference in %(games)s"),
    "h2h_scored": N_("points scored in %(games)s"),
    "h2h_ratio": N_("points scored divided by points conceded in %(games)s"),
    "difference": N_("point difference in %(games)s"),
    "scored": N_("points scored in %(games)s"),
    "ratio": N_("points scored divided by points conceded in %(games)s"),
    "quotients": N_("points scored divided by points conceded, summed game by game, in %(games)s"),
}
LEAD_FIRST = {
    "points": N_("%(teams)s are level on points (%(level)s)"),
    "wins": N_("%(teams)s are level on wins (%(level)s)"),
    "points_then_fewer_losses": N_("%(teams)s are level on points (%(level)s) and losses (%(losses)s)"),
}
RANKED = {
    "wins": N_("Ranked by wins: %(figures)s. %(result)s"),
    "points": N_("Ranked by points: %(figures)s. %(result)s"),
    "points_then_fewer_losses": N_("Ranked by points: %(figures)s. %(result)s"),
    "difference": N_("Ranked by point difference: %(figures)s. %(result)s"),
    "scored": N_("Ranked by points scored: %(figures)s. %(result)s"),
    "ratio": N_("Ranked by points scored divided by points conceded: %(figures)s. %(result)s"),
}
LEAD_NEXT = N_("%(teams)s are still level")
LEAD_AGAIN = N_("%(teams)s are still level and start again from the first criterion")
NOBODY = N_("This parts nobody.")
ORDER = N_("In this order: %(order)s.")
LEVEL_PART = N_("(%(teams)s level)")
Names = Mapping[Team, str]


def explain(step: Step, names: Names | None = None) -> Sentence:
    """The step as a sentence; a team without a name in `names` is called by its key."""
    if step.criterion == SECOND_FORFEIT:
        return Sentence(
            N_("%(team)s forfeited %(times)s games: all its results are void and it is not ranked."),
            {"team": _names(step.teams, names)[0], "times": step.values[step.teams[0]]},
        )
    if step.criterion == SHARED:
        params = _teams(step.teams, names) | {"rank": step.values[step.teams[0]]}
        if step.across:
            return Sentence(N_("%(teams)s are level in all that is compared and share place %(rank)s."), params)
        return Sentence(N_("%(teams)s are level in every criterion and share rank %(rank)s."), params)
    if step.criterion == LOTS:
        params = _teams(step.teams, names) | {"order": _names(step.teams, names)}
        return Sentence(N_("%(teams)s are level in every criterion; lots were drawn: %(order)s."), params)
    params = {"figures": [_figure(step, team, names) for team in step.teams], "result": _result(step, names)}
    if not step.level:
        return Sentence(RANKED[step.criterion], params)
    params["lead"] = _lead(step, names)
    if step.criterion == step.first_by:
        return Sentence(N_("%(lead)s; fewer losses come first: %(figures)s. %(result)s"), params)
    params["what"] = Sentence(WHAT[step.criterion], {"games": _games(step, names)})
    if step.waits:
        return Sentence(
            N_("%(lead)s; compared by %(what)s: these games are not all played, so not compared yet. %(result)s"),
            params,
        )
    if not step.met:
        return Sentence(N_("%(lead)s; compared by %(what)s: not played yet. %(result)s"), params)
    return Sentence(N_("%(lead)s; compared by %(what)s: %(figures)s. %(result)s"), params)


def _names(teams: Iterable[Team], names: Names | None) -> list[str]:
    return [str(team if names is None else names.get(team, team)) for team in teams]


def _teams(teams: tuple[Team, ...], names: Names | None) -> dict[str, object]:
    """Who they are, and how many: 甲、乙、丙三队."""
    number, who = len(teams), _names(teams, names)
    if number in TOGETHER:
        return {"teams": Sentence(TOGETHER[number], {"teams": who})}
    return {"teams": Sentence(N_("The %(number)s teams %(teams)s"), {"number": number, "teams": who})}


def _count(number: int) -> Sentence:
    if number in COUNTS:
        return Sentence(COUNTS[number])
    return Sentence(N_("%(number)s teams"), {"number": number})


def _lead(step: Step, names: Names | None) -> Sentence:
    """What the teams are level on, or that they still are."""
    params = _teams(step.teams, names) | {"level": step.level[0], "losses": step.level[-1]}
    if step.start == NEXT:
        return Sentence(LEAD_NEXT, params)
    if step.start == AGAIN:
        return Sentence(LEAD_AGAIN, params)
    if step.first_by not in LEAD_FIRST:
        return Sentence(LEAD_NEXT, params)
    # Before losses are compared, only points are what these teams are level on.
    losses_counted = len(step.level) > 1
    return Sentence(LEAD_FIRST[step.first_by if losses_counted or step.first_by == "wins" else "points"], params)


def _games(step: Step, names: Names | None) -> Sentence:
    """Whose games are looked at."""
    if step.across:
        return Sentence(N_("the group games compared"))
    if not step.among:
        return Sentence(N_("all games"))
    if step.among == step.teams:
        return Sentence(N_("the games between these %(count)s"), {"count": _count(len(step.among))})
    return Sentence(N_("the games between %(teams)s"), {"teams": _names(step.among, names)})


def _result(step: Step, names: Names | None) -> Sentence:
    """The parts, best first; teams still level stand in brackets."""
    if len(step.parts) == 1 and len(step.teams) > 1:
        return Sentence(NOBODY)
    order: list[object] = []
    for part in step.parts:
        if len(part) == 1:
            order += _names(part, names)
        else:
            order.append(Sentence(LEVEL_PART, {"teams": _names(part, names)}))
    return Sentence(ORDER, {"order": order})


def _figure(step: Step, team: Team, names: Names | None) -> Sentence:
    """A team with its figure, and how much of it was given, or taken, by decision."""
    figure = _plain_figure(step, team, names)
    if not step.adjusted.get(team):
        return figure
    amount = _signed(step.adjusted[team])
    return Sentence(N_("%(figure)s (%(amount)s by decision)"), {"figure": figure, "amount": amount})


def _plain_figure(step: Step, team: Team, names: Names | None) -> Sentence:
    """A team with its figure, in the unit of the criterion."""
    value = step.values[team]
    params: dict[str, object] = {"team": _names((team,), names)[0], "value": value}
    if step.level and step.criterion == step.first_by:
        return Sentence(N_("%(team)s lost %(value)s"), params | {"value": -value})
    if step.criterion.endswith("wins"):
        return Sentence(N_("%(team)s won %(value)s"), params)
    if step.criterion.endswith("difference"):
        return Sentence(N_("%(team)s %(value)s"), params | {"value": _signed(value)})
    if step.criterion.endswith(("ratio", "quotients")):
        if not isinstance(value, (int, Fraction)):
            return Sentence(N_("%(team)s conceded nothing"), params)
        exact = Fraction(value)
        fraction = f"{exact.numerator}/{exact.denominator}"
        return Sentence(
            N_("%(team)s %(value)s (%(fraction)s)"), params | {"value": f"{float(exact):.4f}", "fraction": fraction}
        )
    return Sentence(N_("%(team)s with %(value)s"), params)


def _signed(value: Value) -> str:
    """+5, 0, −5, with the minus sign that is as wide as a plus."""
    return f"{value:+d}".replace("-", "−") if value else "0"
