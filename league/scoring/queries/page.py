"""One game in full: its row, where it is played, who officiates, what was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from league.accounts.models import Account
from league.competition.rules import Regulation
from league.competition.rules.articles import time_words
from league.errors import Sentence
from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.queries import is_published, officials_of
from league.scoring.models import ResultEvent
from league.scoring.queries.bonus import BonusLine, bonus_lines, regulation_for
from league.scoring.queries.faces import GameRow
from league.scoring.queries.games import rows_where, stands, states
from league.scoring.queries.results import CorrectionLine, corrections_of_game
from league.scoring.rules.bonus import beside, bonus_from
from league.scoring.rules.state import UNDONE, GameState, standing_of, state_of


@dataclass(frozen=True)
class GamePage:
    """What the page of a game shows."""

    row: GameRow
    stage_position: int
    """By which the versions of its fixtures are addressed."""
    versioned: bool
    """Whether there are any: none of a stage that was imported or is a draft."""
    regulation: Regulation
    address: str
    directions: str
    officials: tuple[str, ...]
    """Names only; nothing else of an official is public."""
    reason: str
    """Why a game was forfeited or lost by default."""
    confirmed_at: datetime | None
    corrections: tuple[CorrectionLine, ...]
    bonus: tuple[BonusLine, ...] = ()
    """The house rules that were used."""

    @property
    def time(self) -> Sentence:
        """How long the game is, and how its clock runs."""
        return time_words(self.regulation)

    @property
    def struck(self) -> Mapping[int, tuple[int, int]]:
        """The points of the periods that corrections changed, as they were confirmed at first."""
        old: dict[int, tuple[int, int]] = {}
        for line in self.corrections:  # newest first, so that the oldest number is left standing
            old.update({number: was for number, was, _ in line.periods})
        return old


@dataclass(frozen=True)
class Statement:
    """One statement about a score with the name of whoever made it, for the officials' own pages."""

    revision: int
    kind: str
    outcome: str
    periods: tuple[tuple[int, int], ...]
    score_a: int
    score_b: int
    at: datetime
    by: str
    reason: str
    beside: tuple[int, int] = (0, 0)
    """How much of the score came by house rules."""


def game_page(game: Game) -> GamePage:
    """Everything the public sees of this game."""
    row = game_row_of(game)
    venue = game.court.venue if game.court else None
    said = list(
        db.session.scalars(select(ResultEvent).where(ResultEvent.game_id == game.id).order_by(ResultEvent.revision))
    )
    confirmed = next((event for event in standing_of(said) if event.kind == "confirmed"), None)
    used = state_of(said).bonus
    regulation = regulation_for(game, used)
    return GamePage(
        row=row,
        stage_position=game.stage.position,
        versioned=is_published(game.stage_id),
        regulation=regulation,
        address=venue.address if venue else "",
        directions=venue.directions if venue else "",
        officials=tuple(official.name for official in officials_of([game.id])[game.id]),
        reason=confirmed.reason if confirmed and confirmed.outcome == row.outcome else "",
        confirmed_at=confirmed.at if confirmed else None,
        corrections=tuple(corrections_of_game(game.id)),
        bonus=bonus_lines(used, regulation.house_rules),
    )


def game_row_of(game: Game) -> GameRow:
    """The row of one game."""
    return rows_where(Game.id == game.id)[0]


def score_of(game_id: int) -> GameState:
    """The score as it stands. One query."""
    return states([game_id])[game_id]


def last_statement(game_id: int) -> Statement | None:
    """What was said last about a game's score, and by whom."""
    found = db.session.execute(
        select(ResultEvent, Account.name)
        .outerjoin(Account, Account.id == ResultEvent.actor_id)
        .where(ResultEvent.game_id == game_id, ResultEvent.kind != UNDONE, stands(ResultEvent))
        .order_by(ResultEvent.revision.desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    event, name = found
    periods = tuple((a, b) for a, b in event.periods)
    score = (event.score_a, event.score_b)
    made = (event.revision, event.kind, event.outcome)
    extra = beside(periods, score, bonus_from(event.bonus))
    return Statement(*made, periods, *score, event.at, name or "", event.reason, extra)


def forfeits_so_far(competition_id: int, team_id: int, *, but: int) -> int:
    """In how many games of the competition, other than game `but`, a team has forfeited."""
    latest = (
        select(ResultEvent.game_id, func.max(ResultEvent.revision).label("revision"))
        .where(ResultEvent.kind != "recorded")
        .group_by(ResultEvent.game_id)
        .subquery()
    )
    wanted = (
        select(func.count())
        .select_from(ResultEvent)
        .join(latest, (latest.c.game_id == ResultEvent.game_id) & (latest.c.revision == ResultEvent.revision))
        .join(Game, Game.id == ResultEvent.game_id)
        .where(
            Game.competition_id == competition_id,
            Game.id != but,
            or_(
                (Game.team_a_id == team_id) & (ResultEvent.outcome == "forfeit_a"),
                (Game.team_b_id == team_id) & (ResultEvent.outcome == "forfeit_b"),
            ),
        )
    )
    return db.session.scalar(wanted) or 0
