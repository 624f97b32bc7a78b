"""What is played by, as fields: time, time-outs, fouls, rosters, strips, and teams that do not play."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import HiddenField

from league.competition.forms.parts import figure, show, words, yes_no
from league.competition.rules import CLOCKS, Fouls, PlayingTime, Regulation, TimeOuts
from league.competition.rules.limits import LIMITS
from league.web.forms import Form

KNOCK_OUT = {"knock_out_periods": "periods", "knock_out_minutes": "minutes", "knock_out_clock": "clock"}
TIME_OUTS = {f"time_outs_{part}": part for part in ("by", "first", "last", "extra")}
FOULS = {f"fouls_{part}": part for part in ("player", "team", "by")}
CLOCK_WORDS = (
    ("stopped", lazy_gettext("stopped as FIBA's rules say")),
    ("running", lazy_gettext("running")),
    ("last_period", lazy_gettext("stopped in the last period only")),
    ("last_minutes", lazy_gettext("stopped in the last 2 minutes only")),
)
HALF_WORDS = (("half", lazy_gettext("by half")), ("period", lazy_gettext("by period")))


class PlayFields(Form):
    """The fields beside the ranking. `knock_out` is set where the knock-out has a playing time of its own."""

    withdrawal = words(
        lazy_gettext("A team that withdraws"),
        ("void", lazy_gettext("all its games are void")),
        ("keep", lazy_gettext("games played stand, the rest fall away")),
        ("rest", lazy_gettext("games played stand, the rest are lost by forfeit")),
    )
    roster_min = figure("roster_min", lazy_gettext("Roster, at least"))
    roster_max = figure("roster_max", lazy_gettext("Roster, at most"))
    game_list_max = figure("game_list_max", lazy_gettext("Game list, at most"))
    changes_after_deadline = yes_no(
        lazy_gettext("Roster after the deadline"),
        lazy_gettext("changed if the organiser agrees"),
        lazy_gettext("fixed"),
    )
    periods = figure("periods", lazy_gettext("Periods"))
    period_minutes = figure("period_minutes", lazy_gettext("Minutes a period"))
    clock = words(lazy_gettext("Clock"), *CLOCK_WORDS)
    extra_minutes = figure("extra_minutes", lazy_gettext("Minutes an extra period"))
    knock_out = HiddenField()
    knock_out_periods = figure("knock_out_periods", lazy_gettext("Periods"))
    knock_out_minutes = figure("knock_out_minutes", lazy_gettext("Minutes a period"))
    knock_out_clock = words(lazy_gettext("Clock"), *CLOCK_WORDS)
    time_outs_by = words(lazy_gettext("Time-outs are counted"), *HALF_WORDS)
    time_outs_first = figure("time_outs_first", lazy_gettext("First half, or each period but the last"))
    time_outs_last = figure("time_outs_last", lazy_gettext("Second half, or last period"))
    time_outs_extra = figure("time_outs_extra", lazy_gettext("Each extra period"))
    fouls_player = figure("fouls_player", lazy_gettext("Fouls until a player is out"))
    fouls_team = figure("fouls_team", lazy_gettext("Team fouls before free throws"))
    fouls_by = words(lazy_gettext("Team fouls are counted"), *HALF_WORDS)
    forfeit_score = figure("forfeit_score", lazy_gettext("Forfeit, score to 0"))
    default_score = figure("default_score", lazy_gettext("Default, score to 0"))
    late_minutes = figure("late_minutes", lazy_gettext("Minutes late until it is a forfeit"))
    light_strip = words(
        lazy_gettext("Who wears light"),
        ("first", lazy_gettext("team named first")),
        ("second", lazy_gettext("team named second")),
    )
    home_courts = words(
        lazy_gettext("Home and away"),
        ("none", lazy_gettext("nobody hosts, all play on the same courts")),
        ("timetable", lazy_gettext("the timetable says who hosts")),
        ("given", lazy_gettext("the team drawn first hosts")),
    )
    named_first = words(
        lazy_gettext("Named first"),
        ("host", lazy_gettext("the host")),
        ("drawn", lazy_gettext("the team drawn first")),
    )

    def fill_play(self, regulation: Regulation) -> None:
        """Show the playing time of the knock-out, time-outs and fouls."""
        show(self.knock_out, "1" if regulation.knock_out_time else "")
        for names, value in (
            (KNOCK_OUT, regulation.knock_out_time or regulation.time),
            (TIME_OUTS, regulation.time_outs),
            (FOULS, regulation.fouls),
        ):
            for name, part in names.items():
                show(self[name], getattr(value, part))

    def read_play(self) -> dict[str, Any]:
        """The playing time of the knock-out, time-outs and fouls as typed."""
        return {
            "knock_out_time": PlayingTime(**self._typed(KNOCK_OUT)) if self.knock_out.data else None,
            "time_outs": TimeOuts(**self._typed(TIME_OUTS)),
            "fouls": Fouls(**self._typed(FOULS)),
        }

    def _typed(self, names: dict[str, str]) -> dict[str, Any]:
        return {part: self[name].data for name, part in names.items()}

    def validate(self, extra_validators: Any = None) -> bool:
        """Fields that are out of sight refuse nothing."""
        if not self.knock_out.data:
            for name, part in KNOCK_OUT.items():
                field = self[name]
                least, most = LIMITS.get(name, (0, 0))
                known = field.data in CLOCKS if part == "clock" else least <= (field.data or 0) <= most
                if not known:
                    field.data = getattr(PlayingTime(), part)
                    field.raw_data, field.process_errors = [str(field.data)], []
        return super().validate(extra_validators)
