"""What waits for a referee, shown in the title bar."""

from collections.abc import Sequence

from flask import url_for

from league.errors import N_, Sentence
from league.scoring.queries import count_to_report
from league.web.frame import Own
from league.web.policy import Visitor


def own_work(user: Visitor) -> Sequence[Own]:
    """执裁 with the number of own games to report, today's included."""
    if "referee" not in user.roles:
        return []
    label = Sentence(N_("Refereeing"))
    return [Own(label, url_for("scoring.mine"), count_to_report(user.id), "whistle", "referee")]
