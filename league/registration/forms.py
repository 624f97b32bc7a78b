"""What captains and organisers type about teams."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import ColorField, SelectChoice, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from league.files.rules import MOST_BYTES
from league.registration.rules import details as rules
from league.registration.rules.details import TeamDetails
from league.registration.rules.entry import STANDARD_REASONS
from league.registration.rules.roster import POSITIONS
from league.web.cleaning import clean_line
from league.web.forms import Choice, Form, Line, Radio, Revision, Text, Tick

OTHER = "other"
DARK = [
    SelectChoice("#1f4e9c", lazy_gettext("Blue")),
    SelectChoice("#b8232b", lazy_gettext("Red")),
    SelectChoice("#17703c", lazy_gettext("Green")),
    SelectChoice("#1b1b1f", lazy_gettext("Black")),
    SelectChoice("#7b4ba0", lazy_gettext("Purple")),
    SelectChoice("#e07b1a", lazy_gettext("Orange")),
    SelectChoice("#1d7fc4", lazy_gettext("Sky blue")),
]
LIGHT = [
    SelectChoice("#ffffff", lazy_gettext("White")),
    SelectChoice("#f2c230", lazy_gettext("Yellow")),
    SelectChoice("#c9ced9", lazy_gettext("Light grey")),
    SelectChoice("#9fd0f0", lazy_gettext("Pale blue")),
    SelectChoice("#f3d1ea", lazy_gettext("Pink")),
]
"""The strips one can choose by name; any other colour may be given too."""


def _or_other(choices: list[SelectChoice]) -> list[SelectChoice]:
    return [*choices, SelectChoice(OTHER, lazy_gettext("Another colour"))]


class TeamForm(Form):
    """A team's names, people and strips."""

    revision = Revision()
    unit = Line(lazy_gettext("Unit (its union)"), most=rules.UNIT_MOST)
    name = Line(lazy_gettext("Full name of the team"), most=rules.NAME_MOST)
    short_name = Line(lazy_gettext("Short name"), most=rules.SHORT_MOST)
    name_en = Line(lazy_gettext("Full name in English"), most=rules.NAME_EN_MOST, required=False)
    short_name_en = Line(lazy_gettext("Short name in English"), most=rules.SHORT_EN_MOST, required=False)
    code = Line(lazy_gettext("Code of three letters"), most=3, required=False)
    leader = Line(lazy_gettext("Leader"), most=rules.PERSON_MOST, required=False)
    coach = Line(lazy_gettext("Coach"), most=rules.PERSON_MOST, required=False)
    contact = Line(lazy_gettext("Contact"), most=rules.PERSON_MOST, required=False)
    contact_phone = Line(lazy_gettext("Contact's mobile"), most=20, required=False)
    dark = Radio(lazy_gettext("Dark strip"), choices=_or_other(DARK), default=DARK[0].value)
    dark_other = ColorField(lazy_gettext("Another dark colour"), default="#1f4e9c", filters=[clean_line])
    light = Radio(lazy_gettext("Light strip"), choices=_or_other(LIGHT), default=LIGHT[0].value)
    light_other = ColorField(lazy_gettext("Another light colour"), default="#ffffff", filters=[clean_line])
    pattern = Radio(
        lazy_gettext("Pattern of the pennant"),
        choices=[SelectChoice(str(n), str(n + 1)) for n in range(rules.PATTERNS)],
        default="0",
    )

    @classmethod
    def of(cls, details: TeamDetails, revision: int) -> "TeamForm":
        """The form filled with what is stored; what was sent wins."""
        filled = {name: getattr(details, name) for name in _SAME}
        for name, choices in (("dark", DARK), ("light", LIGHT)):
            colour = getattr(details, name)
            known = colour in {choice.value for choice in choices}
            filled |= {name: colour if known else OTHER, f"{name}_other": colour}
        return cls(data={**filled, "pattern": str(details.pattern), "revision": str(revision)})

    @property
    def details(self) -> TeamDetails:
        """What was typed, as the service takes it."""
        same = {name: getattr(self, name).data or "" for name in _SAME}
        same["code"] = same["code"].upper()
        same["contact_phone"] = "".join(c for c in same["contact_phone"] if c not in " -")
        pattern = self.pattern.data or "0"
        return TeamDetails(
            **same,
            dark=self.colour("dark"),
            light=self.colour("light"),
            pattern=int(pattern) if pattern in {choice.value for choice in self.pattern.choices} else 0,
        )

    def colour(self, name: str) -> str:
        """The colour chosen for a strip, whether by name or freely."""
        chosen = self[name].data
        return ((self[f"{name}_other"].data if chosen == OTHER else chosen) or "").lower()


_SAME = tuple(TeamDetails.__dataclass_fields__)[:10]
"""The details that stand in the form under their own names, typed as one line each."""


class NewTeamForm(TeamForm):
    """A team and the competition it enters."""

    competition = Choice(lazy_gettext("Competition"), choices=[])

    def offer(self, names: Mapping[str, str]) -> None:
        """Let the person choose among these competitions, by slug."""
        self.competition.choices = [SelectChoice(slug, name) for slug, name in names.items()]


class PlayerForm(Form):
    """One player; `scope` keeps ids apart where a page holds several of these."""

    revision = Revision()
    number = Line(lazy_gettext("Shirt number"), most=6, required=False)
    name = Line(lazy_gettext("Name"), most=rules.PERSON_MOST)
    position = Choice(
        lazy_gettext("Position"),
        choices=[SelectChoice(key, lazy_gettext(text)) for key, text in POSITIONS.items()],
        default="",
    )
    captain = Tick(lazy_gettext("Captain on the floor (CAP)"))

    def __init__(self, *args: Any, scope: str = "new", **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self:
            field.id = f"{scope}-{field.id}"
            field.label.field_id = field.id


class PasteForm(Form):
    """A pasted table."""

    table = Text(lazy_gettext("Paste rows from Excel or WPS here"), most=MOST_BYTES)


class ActForm(Form):
    """A press that changes something, from a page of a certain revision."""

    revision = Revision()


class ReasonForm(ActForm):
    """Why: standard reasons to tick, and a sentence."""

    reasons = SelectMultipleField(
        lazy_gettext("What is to be mended"),
        choices=[],
        validate_choice=False,  # `chosen` takes the known ones only
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    reason = Text(lazy_gettext("In your own words"), most=800, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reasons.choices = [SelectChoice(key, gettext(text)) for key, text in STANDARD_REASONS.items()]

    def chosen(self) -> list[str]:
        """The standard reasons that were ticked, by key; unknown ones are dropped."""
        return [key for key in STANDARD_REASONS if key in (self.reasons.data or [])]
