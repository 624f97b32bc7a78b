"""What an organiser types about a season, its competitions, their stages, and its venues."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import SelectChoice

from league.competition.forms.parts import Number, Ticks
from league.competition.rules.season import MOST_GROUPS, MOST_QUALIFY, MOST_SLUG, PARTS
from league.competition.rules.slots import LEAST_MINUTES, MOST_MINUTES
from league.competition.rules.titles import MOST_EDITION, MOST_TITLES
from league.web.forms import Choice, Day, Form, Line, Moment, Text, Tick, Whole

WEEKDAYS = (
    SelectChoice("0", lazy_gettext("Mon")),
    SelectChoice("1", lazy_gettext("Tue")),
    SelectChoice("2", lazy_gettext("Wed")),
    SelectChoice("3", lazy_gettext("Thu")),
    SelectChoice("4", lazy_gettext("Fri")),
    SelectChoice("5", lazy_gettext("Sat")),
    SelectChoice("6", lazy_gettext("Sun")),
)


class SeasonForm(Form):
    """A season's names and days."""

    name = Line(lazy_gettext("Name of the season"), most=120)
    name_en = Line(lazy_gettext("Name in English"), most=160, required=False)
    brand = Line(lazy_gettext("Short name in the title bar"), most=24)
    brand_en = Line(lazy_gettext("Short name in English"), most=40, required=False)
    first_day = Day(lazy_gettext("First day"))
    last_day = Day(lazy_gettext("Last day"), required=False)
    revision = Number()


class NewSeasonForm(SeasonForm):
    """A season with its address, which later stays."""

    slug = Line(lazy_gettext("Address"), most=MOST_SLUG)


class HostForm(Form):
    """A body behind a season."""

    part = Choice(lazy_gettext("Part"), [SelectChoice(part, lazy_gettext(word)) for part, word in PARTS.items()])
    name = Line(lazy_gettext("Name of the body"), most=120)
    name_en = Line(lazy_gettext("Name in English"), most=160, required=False)
    revision = Number()


class CompetitionForm(Form):
    """A competition's names, its titles (the first is asked) and its deadline."""

    name = Line(lazy_gettext("Name of the competition"), most=120)
    name_en = Line(lazy_gettext("Name in English"), most=160, required=False)
    short_name = Line(lazy_gettext("Short name"), most=24)
    short_name_en = Line(lazy_gettext("Short name in English"), most=40, required=False)
    entries_until = Moment(lazy_gettext("Entries until"), required=False)
    revision = Number()

    edition_1 = Whole(lazy_gettext("Edition"), least=1, most=MOST_EDITION)
    title_1 = Line(lazy_gettext("Title without edition"), most=80)
    title_1_en = Line(lazy_gettext("Title in English"), most=120, required=False)
    edition_2 = Whole(lazy_gettext("Edition"), least=1, most=MOST_EDITION, required=False)
    title_2 = Line(lazy_gettext("Title without edition"), most=80, required=False)
    title_2_en = Line(lazy_gettext("Title in English"), most=120, required=False)
    edition_3 = Whole(lazy_gettext("Edition"), least=1, most=MOST_EDITION, required=False)
    title_3 = Line(lazy_gettext("Title without edition"), most=80, required=False)
    title_3_en = Line(lazy_gettext("Title in English"), most=120, required=False)

    @property
    def title_rows(self) -> list[tuple[Any, Any, Any]]:
        """The fields of each title: edition, name, English name."""
        return [
            (self[f"edition_{place}"], self[f"title_{place}"], self[f"title_{place}_en"])
            for place in range(1, MOST_TITLES + 1)
        ]

    @property
    def further_titles(self) -> bool:
        """Whether anything was filled in beyond the first title."""
        return any(field.data or field.errors for row in self.title_rows[1:] for field in row)

    @property
    def titles(self) -> list[tuple[int, str, str]]:
        """The titles that were filled in, in their order."""
        return [
            (edition.data, name.data, english.data or "")
            for edition, name, english in self.title_rows
            if name.data and edition.data is not None
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        """A title is whole or not there; the first must be there."""
        sound = super().validate(extra_validators)
        for place, (edition, name, english) in enumerate(self.title_rows):
            begun = place == 0 or any(edition.raw_data or ()) or name.data or english.data
            for field in (edition, name):
                if begun and not field.data and not field.errors:
                    field.errors = [*field.errors, lazy_gettext("Please fill this in.")]
                    sound = False
        return sound


class NewCompetitionForm(CompetitionForm):
    """A competition with its address, which later stays."""

    slug = Line(lazy_gettext("Address"), most=MOST_SLUG)


class RoundRobinForm(Form):
    """A stage in which everyone of a group meets everyone."""

    name = Line(lazy_gettext("Name of the stage"), most=40)
    name_en = Line(lazy_gettext("Name in English"), most=60, required=False)
    groups = Whole(lazy_gettext("Number of groups"), least=1, most=MOST_GROUPS)
    legs = Choice(
        lazy_gettext("Each pair meets"),
        [SelectChoice("1", lazy_gettext("once")), SelectChoice("2", lazy_gettext("twice"))],
    )
    qualify = Whole(lazy_gettext("How many of each group go on"), least=0, most=MOST_QUALIFY)
    best_next = Whole(
        lazy_gettext("How many of those ranked next go on too, the best over all groups"),
        least=0,
        most=MOST_GROUPS - 1,
        required=False,
    )
    revision = Number()


class KnockOutForm(Form):
    """A stage in which the loser is out."""

    name = Line(lazy_gettext("Name of the stage"), most=40)
    name_en = Line(lazy_gettext("Name in English"), most=60, required=False)
    legs = Choice(
        lazy_gettext("Each pair plays"),
        [
            SelectChoice("1", lazy_gettext("one game")),
            SelectChoice("2", lazy_gettext("two games on total score; games for a place are single")),
        ],
        default="1",
    )
    third_place = Tick(lazy_gettext("The losers of the semi-finals play for third place"))
    fifth_place = Tick(lazy_gettext("The losers of the quarter-finals play for places 5 to 8"))
    revision = Number()


class NameForm(Form):
    """The names of a stage or a court."""

    name = Line(lazy_gettext("Name shown"), most=40)
    name_en = Line(lazy_gettext("Name in English"), most=60, required=False)
    revision = Number()


class VenueForm(Form):
    """A venue and the way there."""

    name = Line(lazy_gettext("Name of the venue"), most=60)
    name_en = Line(lazy_gettext("Name in English"), most=80, required=False)
    address = Line(lazy_gettext("Street and number"), most=200, required=False)
    directions = Text(lazy_gettext("How to get there"), most=1000, required=False)
    revision = Number()


class SlotsForm(Form):
    """Opening times by a pattern."""

    courts = Ticks(lazy_gettext("Courts"), choices=[])
    first_day = Day(lazy_gettext("From"))
    last_day = Day(lazy_gettext("To"))
    weekdays = Ticks(lazy_gettext("Days of the week"), choices=WEEKDAYS)
    times = Line(lazy_gettext("Times of day"), most=200)
    minutes = Whole(lazy_gettext("Minutes a slot"), least=LEAST_MINUTES, most=MOST_MINUTES)
