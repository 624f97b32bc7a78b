"""The score of one game for live pages: small, and answered with 304 while nothing changed."""

from flask import jsonify, request
from werkzeug import Response

from league.scoring.access import access_game
from league.scoring.queries import score_of
from league.scoring.views.door import room
from league.web.policy import current_user, public


@room.get("/api/v1/games/<game>")
@public
def snapshot(game: str) -> Response:
    """The score as it stands; `rev` grows with each statement. `periods` are baskets; the score holds `bonus` too: house
    rule, side that used it, how often."""
    found = access_game(current_user(), game, "see")  # type: ignore[arg-type]
    score = score_of(found.id)
    answer = jsonify(
        game=found.public_id,
        rev=score.revision,
        state=score.state,
        outcome=score.outcome,
        score=None if score.score_a is None else [score.score_a, score.score_b],
        periods=[list(points) for points in score.periods],
        bonus=[list(used) for used in score.bonus],
        corrected=score.corrected,
        updated_at=score.updated_at.isoformat() if score.updated_at else None,
    )
    answer.set_etag(f"{score.revision}")
    return answer.make_conditional(request)
