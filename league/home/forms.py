"""The style guide's form: each kind of field once, with and without an error."""

from flask_babel import gettext, lazy_gettext
from wtforms import ColorField, FileField, RadioField, validators
from wtforms.fields.choices import SelectChoice

from league.web.forms import Choice, Day, Form, Line, Moment, Text, Tick, Whole


class SpecimenForm(Form):
    """Sent nowhere."""

    name = Line(lazy_gettext("Team"))
    number = Whole(lazy_gettext("Shirt number"), least=0, most=99)
    note = Text(lazy_gettext("Remark"), required=False)
    day = Day(lazy_gettext("Day"))
    begins = Moment(lazy_gettext("Beginning"))
    competition = Choice(lazy_gettext("Competition"), [SelectChoice("league", "联赛"), SelectChoice("cup", "天佑杯")])
    colour = ColorField(lazy_gettext("Colour"), default="#1d3f8f")
    method = RadioField(
        lazy_gettext("Order"),
        choices=[SelectChoice("a", lazy_gettext("by hand")), SelectChoice("b", lazy_gettext("by lot"))],
        default="a",
    )
    table = FileField(lazy_gettext("File"))
    agreed = Tick(lazy_gettext("I have read the regulation"), validators=[validators.Optional()])

    @classmethod
    def filled(cls) -> "SpecimenForm":
        """As after a failed send: two fields have an error."""
        form = cls(formdata=None, name="江都公安", number=230, begins=None)
        form.number.errors = [gettext("Please enter a whole number from %(least)s to %(most)s.", least=0, most=99)]
        form.agreed.errors = [gettext("Please fill this in.")]
        return form
