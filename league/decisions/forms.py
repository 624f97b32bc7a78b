"""What an organiser types for a decision: shape and wording; limits come from the rules of the rooms to the left."""

from flask_babel import lazy_gettext as _
from wtforms import SelectChoice

from league.scoring.rules.points import MOST_POINTS
from league.scoring.rules.results import DEFAULT, FORFEIT, REASON_MOST
from league.web.forms import Form, Radio, Revision, Text, Whole


class DecisionForm(Form):
    """What every decision asks for; the fingerprint and the answers to its questions are read beside it."""

    revision = Revision()
    reason = Text(_("Reason"), most=REASON_MOST, required=False)


class ForfeitForm(DecisionForm):
    """A game lost by rule: how, and by whom."""

    ending = Radio(
        _("How it is lost"),
        choices=[SelectChoice(FORFEIT, _("Forfeit")), SelectChoice(DEFAULT, _("Short of players"))],
        default=FORFEIT,
    )
    side = Radio(_("Which team"), choices=[])


class LeavingForm(DecisionForm):
    """A team that leaves."""

    kind = Radio(
        _("How it leaves"),
        choices=[SelectChoice("withdrawn", _("It withdraws")), SelectChoice("disqualified", _("It is disqualified"))],
        default="withdrawn",
    )


class PointsForm(DecisionForm):
    """Points for a team of a group."""

    team = Radio(_("Which team"), choices=[])
    deed = Radio(
        _("Given or taken"),
        choices=[SelectChoice("take", _("Taken")), SelectChoice("give", _("Given"))],
        default="take",
    )
    points = Whole(_("How many"), least=1, most=MOST_POINTS)
    step = Radio(_("Where they count"), choices=[])


class UndoForm(Form):
    """Why a decision is taken back."""

    reason = Text(_("Reason"), most=REASON_MOST, required=False)
