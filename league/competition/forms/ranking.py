"""How groups are ranked, as fields: points, orders, and what counts for them."""

from flask_babel import lazy_gettext
from wtforms import HiddenField

from league.competition.forms.orders import Order
from league.competition.forms.parts import figure, show, words, yes_no
from league.competition.rules import (
    ACROSS_GROUPS,
    FIRST_BY,
    H2H_WHEN,
    SECOND_FORFEIT,
    Points,
    Ranking,
)
from league.web.forms import Form

POINTS = ("win", "loss", "default", "forfeit")
ORDERS = ("tie_break", "tie_break_two", "across_groups")


class RankingFields(Form):
    """Points and orders. `two` is set where two teams have an order of their own."""

    win = figure("win", lazy_gettext("Win"))
    loss = figure("loss", lazy_gettext("Loss"))
    default = figure("default", lazy_gettext("Loss by default"))
    forfeit = figure("forfeit", lazy_gettext("Forfeit"))
    first_by = words(
        lazy_gettext("Ranked first by"),
        ("points", lazy_gettext("points")),
        ("wins", lazy_gettext("wins")),
        ("points_then_fewer_losses", lazy_gettext("points, then fewer losses")),
    )
    tie_break = Order(lazy_gettext("Teams that are level"))
    two = HiddenField()
    tie_break_two = Order(lazy_gettext("Two teams that are level"))
    restart = yes_no(
        lazy_gettext("Once some are placed, the rest"),
        lazy_gettext("begin again at the first criterion"),
        lazy_gettext("go on with the next one"),
    )
    h2h_when = words(
        lazy_gettext("Games between them count"),
        ("at_once", lazy_gettext("as soon as they are played")),
        ("all_played", lazy_gettext("once all of them are played")),
    )
    extra_periods_count = yes_no(
        lazy_gettext("Points of extra periods"),
        lazy_gettext("count for differences and sums"),
        lazy_gettext("only decide who has won"),
    )
    across_groups = Order(lazy_gettext("Teams of different groups"), ACROSS_GROUPS)
    equal_groups = yes_no(
        lazy_gettext("Where groups differ in size"),
        lazy_gettext("leave out games against the last"),
        lazy_gettext("count all games"),
    )
    carried_over = words(
        lazy_gettext("Results of an earlier round robin"),
        ("none", lazy_gettext("do not count later")),
        ("qualified", lazy_gettext("count between teams that went on")),
        ("all", lazy_gettext("all count later")),
    )
    second_forfeit = words(
        lazy_gettext("A second forfeit"),
        ("void", lazy_gettext("voids all results of the team")),
        ("keep", lazy_gettext("counts like the first")),
    )

    def fill_ranking(self, ranking: Ranking) -> None:
        """Show this ranking."""
        for name in POINTS:
            show(self[name], getattr(ranking.points, name))
        for name in ("first_by", "second_forfeit", "h2h_when"):
            show(self[name], getattr(ranking, name))
        show(self.restart, "yes" if ranking.restart else "no")
        show(self.tie_break, list(ranking.tie_break))
        show(self.two, "1" if ranking.tie_break_two is not None else "")
        show(self.tie_break_two, list(ranking.tie_break_two or ()))

    def ranking(self) -> Ranking | None:
        """How groups are ranked as typed so far; None while something is missing or unknown."""
        points = [self[name].data for name in POINTS]
        chosen = ((self.first_by, FIRST_BY), (self.second_forfeit, SECOND_FORFEIT), (self.h2h_when, H2H_WHEN))
        if None in points or any(field.data not in known for field, known in chosen) or not self.tie_break.data:
            return None
        return Ranking(
            points=Points(*points),
            first_by=self.first_by.data,
            tie_break=tuple(self.tie_break.data),
            tie_break_two=tuple(self.tie_break_two.data) if self.two.data else None,
            restart=self.restart.data == "yes",
            second_forfeit=self.second_forfeit.data,
            h2h_when=self.h2h_when.data,
        )

    @property
    def orders(self) -> dict[str, Order]:
        """The orders by their names."""
        return {name: self[name] for name in ORDERS}

    def two_of_their_own(self, on: bool) -> None:
        """Give two teams an order of their own, beginning from that of all, or take it back."""
        show(self.two, "1" if on else "")
        if on and not self.tie_break_two.data:
            show(self.tie_break_two, list(self.tie_break.data))
