"""What a decision changes, worked out from what everyone could see before and after it: plain values in and out.

`seen` holds what is looked at, `effect` the difference, `stored` writes it to JSON and reads it.
"""

from league.decisions.rules.effect import Effect, compare
from league.decisions.rules.seen import GameSeen, GroupSeen, Line, Question, ResultSeen, Seen

__all__ = ("Effect", "GameSeen", "GroupSeen", "Line", "Question", "ResultSeen", "Seen", "compare")
