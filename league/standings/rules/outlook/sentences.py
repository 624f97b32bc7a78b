"""What an outlook says in plain words: 胜 B队 即出线; 负不超过 6 分且 C队 负，即出线."""

from collections.abc import Mapping, Sequence

from league.errors import N_, Sentence
from league.standings.rules.facts import Team
from league.standings.rules.outlook.words import (
    NEEDS,
    OPEN,
    OUT_IF,
    QUALIFIED,
    THROUGH_IF,
    TOO_MANY_GAMES,
    Condition,
    Literal,
    Outlook,
    TeamOutlook,
)
from league.standings.rules.why import Names

_ONE = {
    THROUGH_IF: N_("Through if %(condition)s."),
    OUT_IF: N_("Out if %(condition)s."),
    NEEDS: N_("Out unless %(condition)s."),
}
_SEVERAL = {
    THROUGH_IF: N_("Through if %(conditions)s."),
    OUT_IF: N_("Out if %(conditions)s."),
    NEEDS: N_("Out unless %(conditions)s."),
}
_JOINED = {
    2: N_("%(first)s and %(second)s"),
    3: N_("%(first)s, %(second)s and %(third)s"),
}
_BEATS_IT = {
    "least": N_("it beats %(opponent)s by at least %(margin)s"),
    "most": N_("it beats %(opponent)s by at most %(margin)s"),
}
_LOSES_TO = {
    "least": N_("it loses to %(opponent)s by at least %(margin)s"),
    "most": N_("it loses to %(opponent)s by at most %(margin)s"),
}
_LOSES = {
    "least": N_("it loses by at least %(margin)s"),
    "most": N_("it loses by at most %(margin)s"),
}
"""负 says it all where a team has but one game left to lose."""
_BEATS = {
    "least": N_("%(winner)s beats %(loser)s by at least %(margin)s"),
    "most": N_("%(winner)s beats %(loser)s by at most %(margin)s"),
}


def what_must_happen(outlook: Outlook, one: TeamOutlook, names: Names, most: int = 4) -> list[Sentence]:
    """A team's outlook in sentences, at most so many of each kind; the shortest come first."""
    if one.verdict == QUALIFIED:
        return [Sentence(N_("Through, whatever the results of the games left."))]
    if one.verdict != OPEN:
        return [Sentence(N_("Out, whatever the results of the games left."))]
    said = [sentence(outlook, one.team, condition, names) for condition in one.of_kind(THROUGH_IF)[:most]]
    if said:
        said += [sentence(outlook, one.team, condition, names) for condition in one.of_kind(OUT_IF)[:most]]
    else:
        said += _without_a_way(outlook, one, names, most)
    return said or [Sentence(_nothing_short(one))]


def _without_a_way(outlook: Outlook, one: TeamOutlook, names: Names, most: int) -> list[Sentence]:
    """No few results are enough: then what is needed at least, all in one sentence."""
    needs = one.of_kind(NEEDS)
    if needs:
        together = Condition(NEEDS, tuple(literal for need in needs for literal in need.literals))
        return [
            sentence(outlook, one.team, together, names),
            Sentence(N_("Further results, scores or lots decide as well.")),
        ]
    return [sentence(outlook, one.team, condition, names) for condition in one.of_kind(OUT_IF)[:most]]


def _nothing_short(one: TeamOutlook) -> str:
    if one.proved:
        return N_("Open: several results, scores or lots decide.")
    if one.gave_up == TOO_MANY_GAMES:
        return N_("Open: too many games are left to prove more.")
    return N_("Open: a proof would take too many steps.")


def sentence(outlook: Outlook, team: Team, condition: Condition, names: Names) -> Sentence:
    """One condition of a team."""
    literals = [_literal(outlook, team, literal, names) for literal in condition.literals]
    if len(literals) == 1:
        return Sentence(_ONE[condition.kind], {"condition": literals[0]})
    return Sentence(_SEVERAL[condition.kind], {"conditions": _joined(literals)})


def _joined(literals: Sequence[Sentence]) -> Sentence:
    return Sentence(_JOINED[len(literals)], dict(zip(("first", "second", "third"), literals, strict=False)))


def _literal(outlook: Outlook, team: Team, literal: Literal, names: Names) -> Sentence:
    """How one game shall end, as short as it can be said without doubt."""
    said = (
        _own(outlook, team, literal, names)
        if team in (literal.winner, literal.loser)
        else _other(outlook, literal, names)
    )
    pair = {literal.winner, literal.loser}
    meetings = [game.number for game in outlook.games if {game.home, game.away} == pair]
    if len(meetings) == 1:
        return said
    number = meetings.index(literal.game) + 1
    return Sentence(
        N_("%(condition)s in game %(number)s of those left between them"), {"condition": said, "number": number}
    )


def _by(literal: Literal, own: str, params: dict[str, object], bounded: Mapping[str, str]) -> Sentence:
    """A result and its margin. Only where extra periods do not count can a margin be none."""
    if literal.most == 0:
        return Sentence(N_("%(condition)s after extra periods"), {"condition": Sentence(own, params)})
    if literal.least == 1:
        return Sentence(N_("%(condition)s without extra periods"), {"condition": Sentence(own, params)})
    if literal.least is not None:
        return Sentence(bounded["least"], params | {"margin": literal.least})
    if literal.most is not None:
        return Sentence(bounded["most"], params | {"margin": literal.most})
    return Sentence(own, params)


def _own(outlook: Outlook, team: Team, literal: Literal, names: Names) -> Sentence:
    won = literal.winner == team
    if not won and _games_left(outlook, team) == 1:
        return _by(literal, N_("it loses"), {}, _LOSES)
    params: dict[str, object] = {"opponent": _name(literal.loser if won else literal.winner, names)}
    if won:
        return _by(literal, N_("it beats %(opponent)s"), params, _BEATS_IT)
    return _by(literal, N_("it loses to %(opponent)s"), params, _LOSES_TO)


def _other(outlook: Outlook, literal: Literal, names: Names) -> Sentence:
    winner, loser = _name(literal.winner, names), _name(literal.loser, names)
    if not literal.with_margin and _games_left(outlook, literal.loser) == 1:
        return Sentence(N_("%(team)s loses"), {"team": loser})
    if not literal.with_margin and _games_left(outlook, literal.winner) == 1:
        return Sentence(N_("%(team)s wins"), {"team": winner})
    return _by(literal, N_("%(winner)s beats %(loser)s"), {"winner": winner, "loser": loser}, _BEATS)


def _games_left(outlook: Outlook, team: Team) -> int:
    return sum(team in (game.home, game.away) for game in outlook.games)


def _name(team: Team, names: Names) -> str:
    return str(names.get(team, team))
