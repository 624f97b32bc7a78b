"""Games in one line each, as one would say them."""

import re
from dataclasses import replace
from typing import Any

from league.competition.rules import Points, Ranking
from league.standings.rules.facts import GameFact, Table
from league.standings.rules.outlook import Outlook, outlook
from league.standings.rules.outlook.sentences import what_must_happen
from league.standings.rules.ranking import rank
from league.wording import CHINESE, say

LINE = re.compile(
    r"(?P<home>\w+) (?:(?P<home_score>\d+)-(?P<away_score>\d+)|v) (?P<away>\w+)"
    r"(?:, (?:(?P<offender>\w+) (?P<offence>forfeit|default)s|(?P<annulled>annulled)|counts (?P<h>\d+)-(?P<a>\d+)))?"
)


def games(*lines: str) -> list[GameFact]:
    """`A 81-76 B`, `A v B` (still to come), `A 20-0 B, B forfeits`, `A 5-4 B, annulled`, `A 96-92 B, counts 83-83`."""
    return [game(line) for line in lines]


def game(line: str) -> GameFact:
    said = LINE.fullmatch(line)
    assert said, line
    home, away, offender = said["home"], said["away"], said["offender"]
    status = "final" if said["home_score"] else "scheduled"
    if said["annulled"]:
        status = "annulled"
    if offender:
        assert offender in (home, away)
        status = f"{said['offence']}_{'home' if offender == home else 'away'}"
    numbers = [int(said[group]) if said[group] else None for group in ("home_score", "away_score", "h", "a")]
    return GameFact(home, away, numbers[0], numbers[1], status, numbers[2], numbers[3])


def ranking(*tie_break: str, points: str = "2 1 1 0", **values: Any) -> Ranking:
    """FIBA's ranking but for what is said; points are those of a win, a loss, a default and a forfeit."""
    changed = replace(Ranking(points=Points(*map(int, points.split()))), **values)
    return replace(changed, tie_break=tie_break) if tie_break else changed


def order(table: Table) -> str:
    """`A B=C D`: B and C share the second rank."""
    shared = {team: teams for teams in table.shared for team in teams}
    said: list[str] = []
    for team in table.order:
        together = "=".join(sorted(map(str, shared.get(team, (team,)))))
        if together not in said:
            said.append(together)
    return " ".join(said)


def ranked(*lines: str, by: Ranking | None = None, **more: Any) -> str:
    """The order of these games, as `order` says it."""
    return order(rank(games(*lines), by or ranking(), **more))


def the_outlook(*lines: str, line: int = 1, by: Ranking | None = None, **more: Any) -> Outlook:
    """What the games left (`A v B`) can still do when `line` teams go on."""
    return outlook(games(*lines), by or ranking(), line, **more)


def verdicts(found: Outlook) -> str:
    """`A+ B? C-`: A is through, B is open, C is out; a team for which no proof was found has `??`."""
    marks = {"qualified": "+", "out": "-", "open": "?"}
    return " ".join(
        f"{one.team}{marks[one.verdict]}{'' if one.proved else '?'}"
        for one in sorted(found.teams, key=lambda one: str(one.team))
    )


def must_happen(found: Outlook, team: str, language: str = CHINESE) -> list[str]:
    """The sentences for a team, under its short name."""
    one = found.of(team)
    assert one is not None
    names = {other.team: f"{other.team}队" for other in found.teams}
    return [say(sentence, language) for sentence in what_must_happen(found, one, names)]
