"""The fields of a case, each looked at before it is believed; unknown fields are passed over."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from league.competition.rules import TIE_BREAKS, BadRegulation, Ranking, ranking_from_json
from league.errors import N_, Sentence
from league.standings.errors import BadCase, DrawnGame, MissingField
from league.standings.rules.facts import STATUSES, UNPLAYED, Adjustments, GameFact, Team

LARGEST_SCORE = 999
LARGEST_POINTS = 1000
STEPS = ("points", "wins", *TIE_BREAKS)
"""Where points by decision may count: the sum that ranks first, or a criterion."""
MISSING = object()
OBJECT = Sentence(N_("an object"))
NAME = Sentence(N_("a name"))
SCORE = Sentence(N_("a whole number from 0 to %(largest)s"), {"largest": LARGEST_SCORE})


@dataclass(frozen=True)
class Case:
    """A group, the games played in it and the way it is ranked."""

    id: str
    ranking: Ranking
    games: tuple[GameFact, ...]
    only_teams: tuple[str, ...] | None = None
    lots: tuple[str, ...] = ()
    adjustments: Adjustments = field(default_factory=dict)
    """Points by decision: (step, team) to what was given, or taken (negative). In the file a list of
    {"team": …, "points": …, "at": a step}; several for one team and step are added up."""


def case_from(item: object, number: int) -> Case:
    """One case of a file; `number` names it in a refusal as long as it has no name of its own."""
    reader = _Reader(str(number))
    if not isinstance(item, Mapping):
        reader.refuse(N_("the case"), item, OBJECT)
    name = reader.name("id", item.get("id", MISSING))
    reader = _Reader(shown(name))
    ranking = reader.ranking(item.get("ranking", MISSING))
    found = item.get("games", MISSING)
    if not isinstance(found, list) or not found:
        reader.refuse("games", found, Sentence(N_("a list with at least one game")))
    games = tuple(_GameReader(reader.case, index).game(game) for index, game in enumerate(found, start=1))
    known = {game.home for game in games} | {game.away for game in games}
    only = reader.teams("only_teams", item.get("only_teams"), known)
    if only == ():
        reader.refuse("only_teams", [], Sentence(N_("a list with at least one team")))
    lots = reader.teams("lots", item.get("lots"), known) or ()
    return Case(name, ranking, games, only, lots, _adjustments(reader.case, item.get("adjustments"), known))


def _adjustments(case: str, found: object, known: set[Any]) -> Adjustments:
    """Points by decision, added up by step and team."""
    if found is None:
        return {}
    if not isinstance(found, list):
        _Reader(case).refuse("adjustments", found, Sentence(N_("a list of points given or taken by decision")))
    total: dict[tuple[str, Team], int] = {}
    for number, item in enumerate(found, start=1):
        step, team, points = _AdjustmentReader(case, number).adjustment(item, known)
        total[step, team] = total.get((step, team), 0) + points
    return {key: points for key, points in total.items() if points}


def shown(value: object) -> str:
    """What was found, short enough for a sentence and without anything that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False)
    text = "".join(char if char.isprintable() else "?" for char in text)
    return text if len(text) <= 60 else text[:57] + "..."


class _Reader:
    """Reads fields of one case and knows its name for the sentence of a refusal."""

    def __init__(self, case: str) -> None:
        self.case = case

    def at(self, field: str) -> str | Sentence:
        return Sentence(field)

    def refuse(self, field: str, found: object, wanted: Sentence) -> NoReturn:
        if found is MISSING:
            raise MissingField(case=self.case, at=self.at(field), wanted=wanted)
        raise BadCase(case=self.case, at=self.at(field), found=shown(found), wanted=wanted)

    def name(self, field: str, found: object) -> str:
        """A name can be printed: not blank, and no half of a character."""
        if not isinstance(found, str) or not found.strip() or not _whole_characters(found):
            self.refuse(field, found, NAME)
        return found

    def ranking(self, found: object) -> Ranking:
        """The whole vocabulary of `competition.rules`, and points that a person may have meant."""
        if not isinstance(found, Mapping):
            self.refuse("ranking", found, OBJECT)
        points = found.get("points")
        for word, value in points.items() if isinstance(points, Mapping) else ():
            if isinstance(value, int) and abs(value) > LARGEST_POINTS:
                wanted = Sentence(N_("a whole number up to %(largest)s"), {"largest": LARGEST_POINTS})
                self.refuse(f"ranking.points.{word}", value, wanted)
        try:
            return ranking_from_json(found)
        except BadRegulation as bad:
            field = str(bad.sentence.params["at"])
            there: Any = found
            for key in field.split("."):
                there = there.get(key, MISSING)
            self.refuse(f"ranking.{field}", there, Sentence(N_("a value that this field can have")))

    def teams(self, field: str, found: object, known: set[Any]) -> tuple[str, ...] | None:
        """Teams of this case's games, each named once; None where the field is not used."""
        if found is None:
            return None
        if not isinstance(found, list):
            self.refuse(field, found, Sentence(N_("a list of teams")))
        seen: set[str] = set()
        for team in found:
            if not isinstance(team, str) or team not in known:
                self.refuse(field, team, Sentence(N_("a team of a game in this case")))
            if team in seen:
                self.refuse(field, found, Sentence(N_("a list that names each team once")))
            seen.add(team)
        return tuple(found)


class _GameReader(_Reader):
    """Reads one game of a case; games are counted from 1."""

    def __init__(self, case: str, number: int) -> None:
        super().__init__(case)
        self.number = number

    def at(self, field: str) -> Sentence:
        if not field:
            return Sentence(N_("game %(number)s"), {"number": self.number})
        return Sentence(N_("game %(number)s, %(field)s"), {"number": self.number, "field": field})

    def game(self, found: object) -> GameFact:
        """A game with two teams, a status that is known, and scores unless it is still to be played."""
        if not isinstance(found, Mapping):
            self.refuse("", found, OBJECT)
        home, away = (self.name(side, found.get(side, MISSING)) for side in ("home", "away"))
        if home == away:
            self.refuse("away", away, Sentence(N_("another team than the home team")))
        status = found.get("status", MISSING)
        if status not in STATUSES:
            self.refuse("status", status, Sentence(N_("one of %(words)s"), {"words": STATUSES}))
        scores = [self.score(f"{side}_score", found, status in UNPLAYED) for side in ("home", "away")]
        if status == "final" and scores[0] == scores[1]:
            raise DrawnGame(case=self.case, at=self.at(""), score=f"{scores[0]}:{scores[1]}")
        for_table = [self.score(f"{side}_score_for_table", found, True) for side in ("home", "away")]
        if (for_table[0] is None) != (for_table[1] is None):
            field = "home_score_for_table" if for_table[0] is None else "away_score_for_table"
            self.refuse(field, found.get(field, MISSING), SCORE)
        return GameFact(home, away, scores[0], scores[1], str(status), for_table[0], for_table[1])

    def score(self, field: str, game: Mapping[str, object], may_be_missing: bool) -> int | None:
        """Points of one side; true and 81.0 are no scores."""
        found = game.get(field, MISSING)
        if may_be_missing and (found is MISSING or found is None):
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= LARGEST_SCORE:
            self.refuse(field, found, SCORE)
        return found


class _AdjustmentReader(_Reader):
    """Reads one decision about points; they are counted from 1."""

    def __init__(self, case: str, number: int) -> None:
        super().__init__(case)
        self.number = number

    def at(self, field: str) -> Sentence:
        if not field:
            return Sentence(N_("decision %(number)s"), {"number": self.number})
        return Sentence(N_("decision %(number)s, %(field)s"), {"number": self.number, "field": field})

    def adjustment(self, found: object, known: set[Any]) -> tuple[str, str, int]:
        """A step of the ranking, a team of the case, and points other than none."""
        if not isinstance(found, Mapping):
            self.refuse("", found, OBJECT)
        team, points, step = (found.get(key, MISSING) for key in ("team", "points", "at"))
        if not isinstance(team, str) or team not in known:
            self.refuse("team", team, Sentence(N_("a team of a game in this case")))
        whole = isinstance(points, int) and not isinstance(points, bool)
        if not whole or not 0 < abs(points) <= LARGEST_POINTS:
            wanted = Sentence(
                N_("a whole number from −%(largest)s to %(largest)s, but not 0"), {"largest": LARGEST_POINTS}
            )
            self.refuse("points", points, wanted)
        if step not in STEPS:
            self.refuse("at", step, Sentence(N_("one of %(words)s"), {"words": STEPS}))
        return str(step), team, int(points)


def _whole_characters(text: str) -> bool:
    """JSON can name half a surrogate pair, which no file in UTF-8 can hold."""
    return not any("\ud800" <= char <= "\udfff" for char in text)
