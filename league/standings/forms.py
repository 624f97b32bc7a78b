"""The form in which an organiser enters lots."""

from collections.abc import Sequence
from typing import Any, cast

from flask_babel import lazy_gettext
from wtforms import SelectChoice, validators

from league.web.forms import Choice, Day, Form, Line, Revision


class LotsForm(Form):
    """A choice for each place of the draw; made for the teams that share the rank."""

    revision = Revision()
    """How many draws were known when the form was opened."""
    held_on = Day(lazy_gettext("Day of the draw"))
    witness = Line(lazy_gettext("Who was present"), most=60)

    @property
    def places(self) -> list[Any]:
        """The choices in the order of the draw."""
        return [field for field in self if field.short_name.startswith("place_")]

    @property
    def order(self) -> list[str]:
        """The public ids that were chosen, best first."""
        return [str(field.data) for field in self.places]


def lots_form(teams: Sequence[tuple[str, str]]) -> LotsForm:
    """A form for these teams (public id, name)."""
    choices = [SelectChoice("", lazy_gettext("Choose a team")), *(SelectChoice(value, name) for value, name in teams)]
    chosen = validators.InputRequired(lazy_gettext("Please choose one of the list."))
    fields = {
        f"place_{number}": Choice(lazy_gettext("Lot %(number)s", number=number), choices, validators=[chosen])
        for number in range(1, len(teams) + 1)
    }
    return cast(LotsForm, type("LotsFormOfTie", (LotsForm,), fields)())
