"""What an editor types about an activity."""

from typing import Any

from flask_babel import lazy_gettext

from league.activities.rules import KINDS, SLUG_MOST, Draft
from league.web.forms import Choice, Form, Line, Moment, Revision, Text
from league.web.language import say_here

BODY_MOST = 20_000


class ActivityForm(Form):
    """An activity in both languages. An empty address is filled in from the title."""

    title = Line(lazy_gettext("Name of the activity"), most=80)
    slug = Line(lazy_gettext("Web address"), most=SLUG_MOST, required=False)
    kind = Choice(lazy_gettext("Kind of activity"), choices=[])
    summary = Line(lazy_gettext("Summary"), most=200, required=False)
    starts_at = Moment(lazy_gettext("Begins"), required=False)
    ends_at = Moment(lazy_gettext("Ends"), required=False)
    place = Line(lazy_gettext("Where it is"), most=80, required=False)
    body = Text(lazy_gettext("Text"), most=BODY_MOST, required=False)
    title_en = Line(lazy_gettext("Name in English"), most=120, required=False)
    summary_en = Line(lazy_gettext("Summary in English"), most=300, required=False)
    place_en = Line(lazy_gettext("Where it is, in English"), most=120, required=False)
    body_en = Text(lazy_gettext("Text in English"), most=BODY_MOST, required=False)
    revision = Revision()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind.choices = [(word, say_here(name)) for word, name in KINDS.items()]

    def draft(self, slug: str) -> Draft:
        """What was typed, under this address."""
        return Draft(
            slug=slug,
            kind=self.kind.data,
            title=self.title.data,
            title_en=self.title_en.data or "",
            summary=self.summary.data or "",
            summary_en=self.summary_en.data or "",
            body=self.body.data or "",
            body_en=self.body_en.data or "",
            starts_at=self.starts_at.instant,
            ends_at=self.ends_at.instant,
            place=self.place.data or "",
            place_en=self.place_en.data or "",
        )


class StateForm(Form):
    """A button that publishes or withdraws the version that was looked at."""

    revision = Revision()
