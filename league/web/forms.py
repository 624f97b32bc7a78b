"""The forms' common ground: fields that clean what was typed, and one way to put a refusal at its field."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectFieldBase,
    StringField,
    TextAreaField,
    validators,
)

from league import clock
from league.errors import NotFound, Refused
from league.web.cleaning import clean_line, clean_text, printable
from league.web.language import say_here


class Form(FlaskForm):
    """A form whose refusals stand at their fields."""

    def process(self, formdata: Any = None, *others: Any, **options: Any) -> None:
        """What was sent is printable before any field sees it: one that shows it again as it came must not show a NUL.

        Secrets stay as they were typed; no page shows them again. Wrapping twice is wrapping once.
        """
        sent = self.meta.wrap_formdata(self, formdata)
        if sent:
            secret = {field.name for field in self if isinstance(field, PasswordField)}
            sent = MultiDict(
                (name, printable(value) if isinstance(value, str) and name not in secret else value)
                for name, value in sent.items(multi=True)
            )
        super().process(sent, *others, **options)

    def refuse(self, refusal: Refused) -> None:
        """Show what a service refused, at the field it names or above the form."""
        message = say_here(refusal.sentence)
        name = refusal.field
        if name and name in self._fields:
            self._fields[name].errors = [*self._fields[name].errors, message]
        else:
            self.form_errors.append(message)

    def tell(self, deed: Callable[[], Any]) -> None:
        """Try what stores nothing, and show what it refuses beside what is wrong already."""
        try:
            deed()
        except Refused as refusal:
            self.refuse(refusal)

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """What is wrong, for the list on top: (id of the field or "", its label, the sentence)."""
        found = [("", "", str(message)) for message in self.form_errors]
        for field in self:
            found += [(field.id, str(field.label.text), str(message)) for message in _flat(field.errors)]
        return found


def done(form: Form, deed: Callable[[], Any], details: Callable[[Refused], Sequence[str]] = lambda _refusal: ()) -> int:
    """Do it if the form is sound: 303 when it is done, else the status of the page that says why not.

    `details` says what more there is to a refusal, above the form. What is not found goes on to the page of a 404.
    """
    if not form.validate():
        return 422
    try:
        deed()
    except NotFound:
        raise
    except Refused as refusal:
        form.refuse(refusal)
        form.form_errors.extend(details(refusal))
        return refusal.status
    return 303


def _flat(errors: Any) -> list[Any]:
    if isinstance(errors, dict):
        return [message for part in errors.values() for message in _flat(part)]
    return [m for part in errors for m in (_flat(part) if isinstance(part, (list, tuple, dict)) else [part])]


def _text_rules(required: bool, most: int, extra: Any) -> list[Any]:
    begin = validators.InputRequired(lazy_gettext("Please fill this in.")) if required else validators.Optional()
    return [begin, _AtMost(most), *extra]


class _AtMost:
    """Length after cleaning, told with both figures."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.field_flags = {"maxlength": most}

    def __call__(self, form: Any, field: Any) -> None:
        length = len(field.data or "")
        if length > self.most:
            raise validators.StopValidation(
                gettext("This is %(length)s characters long; at most %(most)s fit.", length=length, most=self.most)
            )


class Line(StringField):
    """One line of text of at most `most` characters."""

    def __init__(self, label: Any, *, most: int = 80, required: bool = True, rules: Any = (), **options: Any) -> None:
        super().__init__(label, _text_rules(required, most, rules), filters=[clean_line], **options)

    def pre_validate(self, form: Any) -> None:
        # InputRequired looks at the raw input, which may be white space only.
        if not self.data and any(isinstance(rule, validators.InputRequired) for rule in self.validators):
            raise validators.StopValidation(gettext("Please fill this in."))


class Text(TextAreaField):
    """Several lines of at most `most` characters."""

    def __init__(self, label: Any, *, most: int = 1000, required: bool = True, rules: Any = (), **options: Any) -> None:
        super().__init__(label, _text_rules(required, most, rules), filters=[clean_text], **options)

    pre_validate = Line.pre_validate


class Reading(Text):
    """Text of which a rule makes something: dates, hours. What it refuses stands here, beside the form's other problems.

    A view says what reads it by `reads`; `value` is what was read, None where nothing was or it was refused.
    """

    value: Any = None
    _reader: Callable[[str], Any] | None = None

    def reads(self, reader: Callable[[str], Any]) -> None:
        """What makes something of the text, also of an empty one. It raises a refusal where it cannot."""
        self._reader = reader

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if self._reader is None or self.errors:
            return
        try:
            self.value = self._reader(self.data or "")
        except Refused as refusal:
            raise validators.ValidationError(say_here(refusal.sentence)) from refusal


def _clean_raw(valuelist: list[str]) -> None:
    """In place: what is shown again after a refusal is what was read."""
    valuelist[:] = [clean_line(value) for value in valuelist]


class Whole(IntegerField):
    """A whole number from `least` to `most`; an empty one is None where it is not required."""

    def __init__(self, label: Any, *, least: int, most: int, required: bool = True, **options: Any) -> None:
        begin = validators.InputRequired(lazy_gettext("Please fill this in.")) if required else validators.Optional()
        self.least, self.most = least, most
        super().__init__(label, [begin, self._in_range], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        _clean_raw(valuelist)
        if not valuelist or not valuelist[0]:
            self.data = None
            return
        try:
            self.data = int(valuelist[0])
        except ValueError as problem:
            self.data = None
            raise ValueError(
                gettext("Please enter a whole number from %(least)s to %(most)s.", least=self.least, most=self.most)
            ) from problem

    @staticmethod
    def _in_range(form: Any, field: Any) -> None:
        if field.data is not None and not field.least <= field.data <= field.most:
            raise validators.ValidationError(
                gettext("Please enter a whole number from %(least)s to %(most)s.", least=field.least, most=field.most)
            )


class Day(DateField):
    """A day of the calendar."""

    def __init__(self, label: Any, *, required: bool = True, **options: Any) -> None:
        begin = validators.InputRequired(lazy_gettext("Please fill this in.")) if required else validators.Optional()
        super().__init__(label, [begin, _sensible_year], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        _clean_raw(valuelist)
        try:
            super().process_formdata(valuelist)
        except ValueError as problem:
            raise ValueError(gettext("Please enter a day that exists, like 2019-05-02.")) from problem


class Moment(DateTimeLocalField):
    """A day and hour in Shanghai; `instant` is the same as an aware UTC instant."""

    def __init__(self, label: Any, *, required: bool = True, **options: Any) -> None:
        begin = validators.InputRequired(lazy_gettext("Please fill this in.")) if required else validators.Optional()
        super().__init__(label, [begin, _sensible_year], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **options)

    def process_data(self, value: datetime | None) -> None:
        self.data = value.astimezone(clock.HOME).replace(tzinfo=None) if value and value.tzinfo else value

    def process_formdata(self, valuelist: list[str]) -> None:
        _clean_raw(valuelist)
        try:
            super().process_formdata(valuelist)
        except ValueError as problem:
            raise ValueError(gettext("Please enter a day and an hour, like 2019-05-02 19:30.")) from problem

    @property
    def instant(self) -> datetime | None:
        return self.data.replace(tzinfo=clock.HOME).astimezone(UTC) if self.data else None


def _sensible_year(form: Any, field: Any) -> None:
    if field.data is not None and not 1950 <= (field.data.year if isinstance(field.data, date) else 0) <= 2200:
        raise validators.ValidationError(gettext("Please enter a year from 1950 to 2200."))


class _Offered(SelectFieldBase):
    """A value that is not offered is refused with a sentence."""

    def __init__(self, label: Any, choices: Any, **options: Any) -> None:
        super().__init__(label, choices=choices, **options)

    def pre_validate(self, form: Any) -> None:
        try:
            super().pre_validate(form)
        except validators.ValidationError as problem:
            raise validators.ValidationError(gettext("Please choose one of the list.")) from problem


class Choice(_Offered, SelectField):
    """One of several, in a list that opens."""


class Radio(_Offered, RadioField):
    """One of several that are all in sight."""


class Revision(HiddenField):
    """What a form began from: the number is None where nothing was sent, and -1, which no row has, for what is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        _clean_raw(valuelist)
        super().process_formdata(valuelist)

    @property
    def number(self) -> int | None:
        """The revision as services compare it."""
        text = str(self.data or "")
        if not text:
            return None
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


class Tick(BooleanField):
    """Yes or no. Whatever was sent, the page shows its own value again."""

    def _value(self) -> str:
        return "y"
