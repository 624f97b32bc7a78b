"""What a decision is judged by and what pages show of decisions. No writes."""

from league.decisions.queries.lists import DecisionLine, decided_competitions, decisions, decisions_about, lines_of
from league.decisions.queries.past import last_finished
from league.decisions.queries.seen import groups_seen, see
from league.decisions.queries.told import Told, told

__all__ = (
    "DecisionLine",
    "Told",
    "decided_competitions",
    "decisions",
    "decisions_about",
    "groups_seen",
    "last_finished",
    "lines_of",
    "see",
    "told",
)
