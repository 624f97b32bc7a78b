"""Ready-made sets of points and tie-breaks, as the organiser chooses them; what real regulations say, in their order."""

from dataclasses import dataclass

from league.competition.rules.regulation import Points, Ranking
from league.errors import N_


@dataclass(frozen=True)
class Preset:
    """A set with its name, one line about it, and what it fills in."""

    key: str
    name: str
    about: str
    ranking: Ranking


PRESETS = (
    Preset(
        "fiba",
        N_("FIBA"),
        N_("2-1-0; the games between the teams first, then all games"),
        Ranking(),
    ),
    Preset(
        "three",
        N_("3-1-0"),
        N_("3 for a win, 1 for a loss; wins between the teams first"),
        Ranking(
            points=Points(win=3, loss=1, default=1, forfeit=0),
            tie_break=("h2h_wins", "h2h_difference", "difference", "scored"),
        ),
    ),
    Preset(
        "euroleague",
        N_("Euroleague"),
        N_("by wins; then the games between the teams"),
        Ranking(first_by="wins", tie_break=("h2h_wins", "h2h_difference", "difference", "scored", "quotients")),
    ),
    Preset(
        "difference",
        N_("Difference first"),
        N_("2-1-0; point difference of all games before all else"),
        Ranking(tie_break=("difference", "h2h_points", "h2h_difference", "h2h_scored", "scored")),
    ),
    Preset(
        "ratio",
        N_("Goal average"),
        N_("2-1-0; points scored divided by points conceded"),
        Ranking(tie_break=("h2h_points", "h2h_ratio", "ratio")),
    ),
)


def preset(key: str | None) -> Preset | None:
    """The set of this key, if there is one."""
    return next((one for one in PRESETS if one.key == key), None)


def preset_like(ranking: Ranking) -> Preset | None:
    """The set that fills in exactly this, if there is one."""
    return next((one for one in PRESETS if one.ranking == ranking), None)
