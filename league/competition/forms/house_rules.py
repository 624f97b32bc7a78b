"""House rules as rows of the regulation form: added and taken out by buttons, and nothing typed is lost by either."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from wtforms import HiddenField, SelectChoice

from league.competition.errors import Missing
from league.competition.forms.parts import Number
from league.competition.rules import HouseRule
from league.competition.rules.house_rules import HOUSE_LIMITS, MOST_HOUSE_RULES, MOST_NAME
from league.web.forms import Choice, Form, Line, Whole

PARTS = ("key", "name", "name_en", "points", "to", "most")


class HouseRules(Form):
    """The rows; a row has the fields `house_1_name`, `house_1_points`, … and its key, which is nobody's to choose."""

    house_rules = Number()
    """How many rows there are."""

    def house_row(self, number: int) -> dict[str, Any]:
        """The fields of a row, counted from 1."""
        return {part: self[f"house_{number}_{part}"] for part in PARTS}

    @property
    def house_rows(self) -> list[dict[str, Any]]:
        """The rows that are to be seen."""
        count = min(self.house_rules.data or 0, MOST_HOUSE_RULES)
        return [self.house_row(number) for number in range(1, count + 1)]

    @property
    def house_full(self) -> bool:
        """Whether no row can be added."""
        return len(self.house_rows) >= MOST_HOUSE_RULES

    def fill_house_rules(self, rules: Sequence[HouseRule]) -> None:
        """Show these rules, one a row."""
        self.house_rules.data, self.house_rules.raw_data = len(rules), None
        for row, rule in zip(self.house_rows, rules, strict=True):
            for part, field in row.items():
                field.data, field.raw_data = getattr(rule, part), None

    def read_house_rules(self, known: Sequence[HouseRule]) -> tuple[HouseRule, ...]:
        """The rules as typed; a key is kept where one of the `known` has it. Raises Missing at the field that is empty."""
        keys = {rule.key for rule in known}
        found = []
        for number, row in enumerate(self.house_rows, 1):
            for part in ("points", "most"):
                if row[part].data is None:
                    raise Missing(f"house_{number}_{part}")
            key = row["key"].data if row["key"].data in keys else ""
            keys.discard(key)
            values = {part: row[part].data or "" for part in ("name", "name_en", "to")}
            found.append(HouseRule(key=key, points=row["points"].data, most=row["most"].data, **values))
        return tuple(found)

    def change_house_rules(self, deed: str, place: str) -> None:
        """`add` one more row, or `drop` the one at this place from 1; those below move up with all that was typed."""
        count = len(self.house_rows)
        if deed == "add" and not self.house_full:
            self.house_rules.data, self.house_rules.raw_data = count + 1, None
            fresh = HouseRule("", "", 1)
            for part, field in self.house_row(count + 1).items():
                field.data, field.raw_data = ("" if part == "points" else getattr(fresh, part)), None
        elif deed == "drop" and place.isascii() and place.isdigit() and 1 <= int(place[:3]) <= count:
            for number in range(int(place[:3]), count):
                for part, field in self.house_row(number).items():
                    below = self[f"house_{number + 1}_{part}"]
                    field.data, field.raw_data = below.data, below.raw_data
            self.house_rules.data, self.house_rules.raw_data = count - 1, None


def _figure(label: Any, part: str) -> Whole:
    least, most = HOUSE_LIMITS[part]
    return Whole(label, least=least, most=most, required=False)


for _number in range(1, MOST_HOUSE_RULES + 1):
    _fields = {
        "key": HiddenField(),
        "name": Line(lazy_gettext("What for"), most=MOST_NAME, required=False),
        "name_en": Line(lazy_gettext("In English"), most=MOST_NAME, required=False),
        "points": _figure(lazy_gettext("Points each time"), "points"),
        "to": Choice(
            lazy_gettext("For whom"),
            [
                SelectChoice("own", lazy_gettext("the team itself")),
                SelectChoice("opponents", lazy_gettext("the opponents")),
            ],
            default="own",
        ),
        "most": _figure(lazy_gettext("Times a game, at most"), "most"),
    }
    for _part, _field in _fields.items():
        setattr(HouseRules, f"house_{_number}_{_part}", _field)
