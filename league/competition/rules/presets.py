"""Ready-made sets of points and tie-breaks, as the organiser chooses them; what real regulations say, in their order."""

from dataclasses import dataclass

from league.competition.rules.regulation import Points, Ranking, Regulation
from league.errors import N_


@dataclass(frozen=True)
class Preset:
    """A set with its name, one line about it, and what it fills in."""

    key: str
    name: str
    about: str
    ranking: Ranking
    extra_periods_count: bool = True


PRESETS = (
    Preset(
        "fiba",
        N_("FIBA"),
        N_("2-1-0; the games between the teams first, then all games"),
        Ranking(),
    ),
    Preset(
        "ratio",
        N_("FIBA, goal average"),
        N_("2-1-0; points scored divided by points conceded"),
        Ranking(tie_break=("h2h_points", "h2h_ratio", "ratio")),
    ),
    Preset(
        "difference",
        N_("Difference first"),
        N_("2-1-0; point difference of all games before all else"),
        Ranking(tie_break=("difference", "h2h_points", "h2h_difference", "h2h_scored", "scored")),
    ),
    Preset(
        "three",
        N_("3-1-0"),
        N_("3 for a win, 1 for a loss; wins between the teams first"),
        Ranking(
            points=Points(win=3, loss=1, default=1, forfeit=0),
            tie_break=("h2h_wins", "h2h_ratio", "ratio"),
        ),
    ),
    Preset(
        "euroleague",
        N_("Euroleague"),
        N_("by wins; points of extra periods do not count"),
        Ranking(first_by="wins", tie_break=("h2h_wins", "h2h_difference", "difference", "scored", "quotients")),
        extra_periods_count=False,
    ),
)
"""The orders, and where each comes from:

- `fiba`: OBR D.1.3 and D.1.4 of 2017 and later: games between the teams by points, difference and points scored, then
  difference and points scored of all games; those still level begin again.
- `ratio`: the FIBA editions before that (goal average): points between the teams, goal average between them, goal average
  of all games; those still level begin again. What workers' leagues mean by 得失分率.
- `difference`: a template that clubs hand on (ahjjxx): point difference of all games first, the games between the teams after
  it; where it is silent, FIBA's order follows.
- `three`: 3-1-0 as a college's staff play it (cidp, 2017): wins between the teams, goal average between them, goal average of
  the whole round robin.
- `euroleague`: Euroleague Basketball's regular season: wins, wins and difference between the teams, difference and points
  scored of all games, the sum of the quotients; points of extra periods count nowhere since 2017-18.
"""


def preset(key: str | None) -> Preset | None:
    """The set of this key, if there is one."""
    return next((one for one in PRESETS if one.key == key), None)


def preset_like(regulation: Regulation) -> Preset | None:
    """The set that fills in exactly what this regulation says, if there is one."""
    wanted = (regulation.ranking, regulation.extra_periods_count)
    return next((one for one in PRESETS if (one.ranking, one.extra_periods_count) == wanted), None)
