"""Fields that several forms of this room use."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import HiddenField, SelectChoice, SelectMultipleField, widgets

from league.competition.rules.limits import LIMITS
from league.web.forms import Choice, Whole


class Number(HiddenField):
    """A hidden whole number; anything else that arrives is 0, which no row has."""

    def process_formdata(self, valuelist: list[str]) -> None:
        text = valuelist[0] if valuelist else ""
        self.data = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    @property
    def given(self) -> int | None:
        """The number that was sent; None where none was, so that nothing is compared."""
        return self.data if self.raw_data else None


class Ticks(SelectMultipleField):
    """Several of a list, each with its own tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()

    def offer(self, pairs: Iterable[tuple[str, str]]) -> None:
        """What can be ticked: (value, label)."""
        self.choices = [SelectChoice(value, label) for value, label in pairs]

    def pre_validate(self, form: Any) -> None:
        """What is not offered is left out; the rules say when nothing is left."""
        offered = {choice.value for choice in self.choices}
        self.data: list[str] = [value for value in self.data or [] if str(value) in offered]


def chosen_numbers(texts: Sequence[str], most: int) -> list[int]:
    """The row numbers among what was ticked, at most so many; anything else is left out."""
    return [int(text) for text in texts[:most] if text.isascii() and text.isdigit() and len(text) < 10]


def figure(name: str, label: Any) -> Whole:
    """A figure of the regulation within its limits."""
    least, most = LIMITS[name]
    return Whole(label, least=least, most=most)


def words(label: Any, *pairs: tuple[str, Any]) -> Choice:
    """One of a few words: (value, what it says)."""
    return Choice(label, [SelectChoice(value, said) for value, said in pairs])


def yes_no(label: Any, yes: Any, no: Any) -> Choice:
    """One of two, said in full."""
    return words(label, ("yes", yes), ("no", no))


def show(field: Any, value: Any) -> None:
    """Put a value into a field in the place of what was typed."""
    field.data, field.raw_data = value, None
