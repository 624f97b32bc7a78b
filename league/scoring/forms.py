"""What a referee types: points by period, how the game ended, the totals on the scoresheet."""

from collections.abc import Sequence
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import SelectChoice

from league.competition.rules import HouseRule
from league.scoring.rules.bonus import Bonus, bonus_points
from league.scoring.rules.results import (
    ALONE,
    DEFAULT,
    ENDINGS,
    FORFEIT,
    MOST_A_GAME,
    MOST_A_PERIOD,
    MOST_EXTRA_PERIODS,
    PLAYED,
    REASON_MOST,
    SIDES,
    Typed,
    ending_of,
    outcome_of,
    period_name,
)
from league.scoring.rules.state import GameState
from league.web.filters import local
from league.web.forms import Choice, Form, Revision, Text, Whole
from league.web.language import say_here

ENDING_WORDS = {
    PLAYED: lazy_gettext("Played out"),
    FORFEIT: lazy_gettext("Forfeit"),
    DEFAULT: lazy_gettext("Short of players"),
}


class ScoreForm(Form):
    """The periods of a game; made by `score_form` with as many rows as there can be."""

    rows: int
    """How many rows of periods it has."""
    shown: int
    """How many of them are to be seen; the others wait for a draw."""
    rules: Sequence[HouseRule]
    """The house rules that give points without a basket."""

    revision = Revision()
    ending = Choice(lazy_gettext("How it ended"), [SelectChoice(e, ENDING_WORDS[e]) for e in ENDINGS], default=PLAYED)
    side = Choice(lazy_gettext("Which team"), [SelectChoice(side, side) for side in ("", *SIDES)], default="")
    reason = Text(lazy_gettext("What happened"), most=REASON_MOST, required=False)
    total_a = Whole(lazy_gettext("Total on the scoresheet"), least=0, most=MOST_A_GAME, required=False)
    total_b = Whole(lazy_gettext("Total on the scoresheet"), least=0, most=MOST_A_GAME, required=False)

    def period(self, number: int) -> tuple[Any, Any]:
        """The two fields of a period, counted from 1."""
        return self[f"p{number}a"], self[f"p{number}b"]

    @property
    def typed(self) -> list[Typed]:
        """The periods as they were typed."""
        return [cast(Typed, tuple(field.data for field in self.period(n))) for n in range(1, self.rows + 1)]

    @property
    def stated(self) -> Typed:
        """The totals on the scoresheet, as far as they were typed."""
        return self.total_a.data, self.total_b.data

    @property
    def outcome(self) -> str:
        """The stored word for how the game ended; raises at the field that is missing."""
        return outcome_of(self.ending.data, self.side.data)

    @property
    def bonus(self) -> Bonus:
        """The house rules that were used, as typed."""
        used = ((rule.key, side, self.used(rule, side).data or 0) for rule in self.rules for side in SIDES)
        return tuple(one for one in used if one[2])

    def used(self, rule: HouseRule, side: str) -> Any:
        """The field that says how often a side used a rule."""
        return self[f"bonus_{rule.key}_{side}"]

    @property
    def beside(self) -> tuple[int, int]:
        """What the house rules give, leaving out what cannot be read."""
        return bonus_points(tuple(one for one in self.bonus if one[2] > 0), self.rules)

    @property
    def so_far(self) -> tuple[int, int]:
        """What periods and house rules add up to, leaving out what cannot be read."""
        a, b = self.beside
        a += sum(row[0] or 0 for row in self.typed if (row[0] or 0) >= 0)
        return a, b + sum(row[1] or 0 for row in self.typed if (row[1] or 0) >= 0)

    def show_rows(self, regular: int, brought: tuple[int, int] | None = ALONE) -> None:
        """Show the regular periods, those with something in them or something to say, and one more after a draw."""
        filled = [n for n in range(1, self.rows + 1) if any(f.raw_data_or_data or f.errors for f in self.period(n))]
        self.shown = max([regular, *filled])
        a, b = self.so_far
        complete = all(None not in self.typed[n - 1] for n in range(1, self.shown + 1))
        level = brought is not None and a + brought[0] == b + brought[1]
        if complete and level and not self.problems and self.shown < self.rows:
            self.shown += 1

    @property
    def base(self) -> int:
        """The revision the score was typed on; a game without a score has none."""
        return self.revision.number or 0

    def fill(self, state: GameState) -> None:
        """Put the score as it stands into the fields."""
        self.revision.data = str(state.revision)
        self.ending.data, side = ending_of(state.outcome)
        self.side.data = side or ""
        if state.score_a is not None and not state.periods and state.outcome == "final":
            self.total_a.data, self.total_b.data = state.score_a, state.score_b
        for rule, side, times in state.bonus:
            if f"bonus_{rule}_{side}" in self:
                self[f"bonus_{rule}_{side}"].data = times
        for number, points in enumerate(state.periods, start=1):
            for field, value in zip(self.period(number), points, strict=True):
                field.data = value


class Points(Whole):
    """The points of one side in one period."""

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label, least=0, most=MOST_A_PERIOD, required=False, **options)

    @property
    def raw_data_or_data(self) -> bool:
        """Whether anything stands in the field, readable or not."""
        return bool(self.raw_data and self.raw_data[0].strip()) or self.data is not None


def score_form(
    regular: int, names: Sequence[str], *, rules: Sequence[HouseRule] = (), correcting: bool = False
) -> ScoreForm:
    """A form for a game with that many regular periods and these house rules, its fields labelled with the teams' names."""
    rows = regular + MOST_EXTRA_PERIODS
    members: dict[str, Any] = {"rows": rows, "shown": regular, "rules": tuple(rules)}
    for rule in rules:
        for side, name in zip(SIDES, names, strict=True):
            label = _("%(team)s, %(rule)s, how often", team=name, rule=local(rule))
            members[f"bonus_{rule.key}_{side}"] = Whole(label, least=0, most=rule.most, required=False)
    for number in range(1, rows + 1):
        period = say_here(period_name(number, regular))
        for side, name in zip(SIDES, names, strict=True):
            members[f"p{number}{side}"] = Points(_("%(team)s, %(period)s", team=name, period=period))
    for side, name in zip(SIDES, names, strict=True):
        label = _("%(team)s, total on the scoresheet", team=name)
        members[f"total_{side}"] = Whole(label, least=0, most=MOST_A_GAME, required=False)
    if correcting:
        members["reason"] = Text(_("Reason"), most=REASON_MOST, required=False)
    form: ScoreForm = type("GameScoreForm", (ScoreForm,), members)()
    return form
