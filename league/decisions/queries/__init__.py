"""What a decision is judged by and what pages show of decisions. No writes."""

from league.decisions.queries.seen import groups_seen, see

__all__ = ("groups_seen", "see")
