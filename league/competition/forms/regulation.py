"""The regulation form: its buttons rearrange the page, without JavaScript too."""

from dataclasses import replace

from flask_babel import lazy_gettext
from wtforms import RadioField, SelectChoice

from league.competition.errors import NoCriteria
from league.competition.forms.house_rules import HouseRules
from league.competition.forms.orders import focus_after
from league.competition.forms.parts import Number, show
from league.competition.forms.play import PlayFields
from league.competition.forms.ranking import ORDERS, RankingFields
from league.competition.rules import Regulation
from league.competition.rules.limits import check_regulation
from league.competition.rules.presets import PRESETS, preset, preset_like
from league.errors import Refused
from league.web.forms import Text

PLAIN = (
    "roster_min",
    "roster_max",
    "game_list_max",
    "periods",
    "period_minutes",
    "extra_minutes",
    "forfeit_score",
    "default_score",
    "late_minutes",
    "light_strip",
    "home_courts",
    "named_first",
    "clock",
    "withdrawal",
    "carried_over",
)
"""Fields that bear the regulation's own names."""
YES_NO = ("extra_periods_count", "equal_groups", "changes_after_deadline")


class RegulationForm(RankingFields, PlayFields, HouseRules):
    """One regulation. `do` is the button that rearranges instead of saving."""

    version = Number()
    preset = RadioField(
        lazy_gettext("Start from"), choices=[SelectChoice(one.key, one.key) for one in PRESETS], validate_choice=False
    )
    reason = Text(lazy_gettext("Reason for the change"), most=1000, required=False)

    def fill(self, regulation: Regulation) -> None:
        """Show this regulation."""
        self.fill_ranking(regulation.ranking)
        self.fill_play(regulation)
        self.fill_house_rules(regulation.house_rules)
        for name in PLAIN:
            show(self[name], getattr(regulation, name))
        for name in YES_NO:
            show(self[name], "yes" if getattr(regulation, name) else "no")
        show(self.across_groups, list(regulation.across_groups))
        like = preset_like(regulation)
        show(self.preset, like.key if like else None)

    def read(self, base: Regulation) -> Regulation:
        """What was typed, on top of what the form does not ask. Raises NoCriteria or Missing."""
        ranking = self.ranking()
        if ranking is None:
            raise NoCriteria("tie_break")
        return replace(
            base,
            ranking=ranking,
            across_groups=tuple(self.across_groups.data),
            house_rules=self.read_house_rules(base.house_rules),
            **self.read_play(),
            **{name: self[name].data for name in PLAIN},
            **{name: self[name].data == "yes" for name in YES_NO},
        )

    def readable(self, base: Regulation) -> Regulation:
        """What was typed so far where it makes sense as a whole, else `base` with the ranking that was typed."""
        try:
            typed = self.read(base)
            check_regulation(typed)
        except (Refused, TypeError):  # a figure that could not be read is None
            return replace(base, ranking=self.ranking() or base.ranking)
        return typed

    def hold(self, regulation: Regulation) -> None:
        """Compare the orders with those of this regulation, to show what was moved."""
        ranking = regulation.ranking
        self.tie_break.held = ranking.tie_break
        self.tie_break_two.held = ranking.tie_break_two or ranking.tie_break
        self.across_groups.held = regulation.across_groups

    def focus_after(self, do: str) -> str:
        """Which button has the focus on the page that follows a press of `up` or `down`."""
        return focus_after(do, self.orders)

    def rearrange(self, do: str, added: dict[str, str]) -> None:
        """Do what a button says: `preset`, `two|knock_out:on|off`, `add:<order>`, `up|down|drop:<order>:<place>`, or
        `add|drop:house[:<number>]`; anything else only shows the page again."""
        deed, _, rest = do.partition(":")
        name, _, place = rest.partition(":")
        if deed == "preset":
            chosen = preset(self.preset.data)
            if chosen:
                self.fill_ranking(chosen.ranking)
                show(self.extra_periods_count, "yes" if chosen.extra_periods_count else "no")
        elif deed == "two":
            self.two_of_their_own(name == "on")
        elif deed == "knock_out":
            show(self.knock_out, "1" if name == "on" else "")
        elif name == "house":
            self.change_house_rules(deed, place)
        elif name in ORDERS:
            self.orders[name].rearrange(deed, place, added.get(name, ""))
