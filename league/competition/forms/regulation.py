"""The regulation form: figures, words, and two orders that are rearranged by buttons, without JavaScript too."""

import re
from dataclasses import replace
from typing import Any

from flask_babel import lazy_gettext
from wtforms import Field, HiddenField, RadioField, SelectChoice

from league.competition.errors import NoCriteria
from league.competition.forms.parts import Number
from league.competition.rules import FIRST_BY, SECOND_FORFEIT, TIE_BREAKS, Points, Ranking, Regulation
from league.competition.rules.limits import LIMITS
from league.competition.rules.presets import PRESETS, preset, preset_like
from league.web.forms import Choice, Form, Text, Whole

POINTS = ("win", "loss", "default", "forfeit")
FIGURES = (
    "roster_min",
    "roster_max",
    "game_list_max",
    "periods",
    "period_minutes",
    "extra_minutes",
    "forfeit_score",
    "default_score",
)
ORDERS = ("tie_break", "tie_break_two")


class Order(Field):
    """Criteria in an order; words that are no criterion are left out."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = [word for word in valuelist if word in TIE_BREAKS][: 2 * len(TIE_BREAKS)]

    def process_data(self, value: Any) -> None:
        self.data = list(value or ())

    @property
    def unused(self) -> list[str]:
        """The criteria that could still be added."""
        return [word for word in TIE_BREAKS if word not in self.data]


def _figure(name: str, label: Any) -> Whole:
    least, most = LIMITS[name]
    return Whole(label, least=least, most=most)


class RegulationForm(Form):
    """One regulation. `do` is the button that rearranges instead of saving."""

    version = Number()
    preset = RadioField(
        lazy_gettext("Start from"), choices=[SelectChoice(one.key, one.key) for one in PRESETS], validate_choice=False
    )
    win = _figure("win", lazy_gettext("Win"))
    loss = _figure("loss", lazy_gettext("Loss"))
    default = _figure("default", lazy_gettext("Loss by default"))
    forfeit = _figure("forfeit", lazy_gettext("Forfeit"))
    first_by = Choice(
        lazy_gettext("Ranked first by"),
        [
            SelectChoice("points", lazy_gettext("points")),
            SelectChoice("wins", lazy_gettext("wins")),
            SelectChoice("points_then_fewer_losses", lazy_gettext("points, then fewer losses")),
        ],
    )
    tie_break = Order(lazy_gettext("Teams that are level"))
    two = HiddenField()
    tie_break_two = Order(lazy_gettext("Two teams that are level"))
    restart = Choice(
        lazy_gettext("Once some are placed, the rest"),
        [
            SelectChoice("yes", lazy_gettext("begin again at the first criterion")),
            SelectChoice("no", lazy_gettext("go on with the next one")),
        ],
    )
    second_forfeit = Choice(
        lazy_gettext("A second forfeit"),
        [
            SelectChoice("void", lazy_gettext("voids all results of the team")),
            SelectChoice("keep", lazy_gettext("counts like the first")),
        ],
    )
    roster_min = _figure("roster_min", lazy_gettext("Roster, at least"))
    roster_max = _figure("roster_max", lazy_gettext("Roster, at most"))
    game_list_max = _figure("game_list_max", lazy_gettext("Game list, at most"))
    periods = _figure("periods", lazy_gettext("Periods"))
    period_minutes = _figure("period_minutes", lazy_gettext("Minutes a period"))
    extra_minutes = _figure("extra_minutes", lazy_gettext("Minutes an extra period"))
    forfeit_score = _figure("forfeit_score", lazy_gettext("Forfeit, score to 0"))
    default_score = _figure("default_score", lazy_gettext("Default, score to 0"))
    light_strip = Choice(
        lazy_gettext("Who wears light"),
        [
            SelectChoice("first", lazy_gettext("team named first")),
            SelectChoice("second", lazy_gettext("team named second")),
        ],
    )
    reason = Text(lazy_gettext("Reason for the change"), most=1000, required=False)

    def fill(self, regulation: Regulation) -> None:
        """Show this regulation."""
        self._fill_ranking(regulation.ranking)
        for name in (*FIGURES, "light_strip"):
            self._show(name, getattr(regulation, name))

    def _fill_ranking(self, ranking: Ranking) -> None:
        for name in POINTS:
            self._show(name, getattr(ranking.points, name))
        self._show("first_by", ranking.first_by)
        self._show("restart", "yes" if ranking.restart else "no")
        self._show("second_forfeit", ranking.second_forfeit)
        self._show("tie_break", list(ranking.tie_break))
        self._show("two", "1" if ranking.tie_break_two is not None else "")
        self._show("tie_break_two", list(ranking.tie_break_two or ()))
        like = preset_like(ranking)
        self._show("preset", like.key if like else None)

    def _show(self, name: str, value: Any) -> None:
        self[name].data, self[name].raw_data = value, None

    def ranking(self) -> Ranking | None:
        """How groups are ranked as typed so far; None while something is missing or unknown."""
        points = [self[name].data for name in POINTS]
        known = self.first_by.data in FIRST_BY and self.second_forfeit.data in SECOND_FORFEIT
        if None in points or not known or not self.tie_break.data:
            return None
        return Ranking(
            points=Points(*points),
            first_by=self.first_by.data,
            tie_break=tuple(self.tie_break.data),
            tie_break_two=tuple(self.tie_break_two.data) if self.two.data else None,
            restart=self.restart.data == "yes",
            second_forfeit=self.second_forfeit.data,
        )

    def read(self, base: Regulation) -> Regulation:
        """What was typed, on top of what the form does not ask. Raises NoCriteria."""
        ranking = self.ranking()
        if ranking is None:
            raise NoCriteria("tie_break")
        figures = {name: self[name].data for name in FIGURES}
        return replace(base, ranking=ranking, light_strip=self.light_strip.data, **figures)

    def focus_after(self, do: str) -> str:
        """Which button has the focus on the page that follows a press of `up` or `down`."""
        found = re.fullmatch(r"(?:up|down):(tie_break|tie_break_two):[0-9]{1,3}", do)
        return _after(do, self[found[1]].data) if found else ""

    def rearrange(self, do: str, added: dict[str, str]) -> None:
        """Do what a button says: `preset`, `two:on`, `two:off`, `add:<order>`, or `up|down|drop:<order>:<place>`."""
        deed, _, rest = do.partition(":")
        name, _, place = rest.partition(":")
        if deed == "preset":
            chosen = preset(self.preset.data)
            if chosen:
                self._fill_ranking(chosen.ranking)
        elif deed == "two":
            self._show("two", "1" if name == "on" else "")
            if name == "on" and not self.tie_break_two.data:
                self._show("tie_break_two", list(self.tie_break.data))
        elif deed == "add" and name in ORDERS:
            if added.get(name) in self[name].unused:
                self[name].data.append(added[name])
        elif name in ORDERS and place.isascii() and place.isdigit():
            _move(self[name].data, deed, int(place[:3]))


def _after(do: str, order: list[str]) -> str:
    """The button of the same criterion that can be pressed next, after `do` has moved it."""
    deed, name, place = do.split(":")
    to = int(place[:3]) + (-1 if deed == "up" else 1)
    if deed == "up" and to <= 0:
        return f"down:{name}:0"
    if deed == "down" and to >= len(order) - 1:
        return f"up:{name}:{len(order) - 1}"
    return f"{deed}:{name}:{to}"


def _move(order: list[str], deed: str, at: int) -> None:
    """Change the order in place; a place that is not there changes nothing."""
    to = at + {"up": -1, "down": 1}.get(deed, 0)
    if not (0 <= at < len(order) and 0 <= to < len(order)):
        return
    if deed == "drop":
        del order[at]
    elif to != at:
        order[at], order[to] = order[to], order[at]
