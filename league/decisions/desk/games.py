"""A game's result is corrected, or the game is lost by rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from league.competition.rules import Regulation
from league.decisions.deeds import ResultDeed
from league.decisions.desk.room import Page, answer, ask, room
from league.decisions.forms import ForfeitForm
from league.errors import Refused
from league.fixtures.forms import offered
from league.fixtures.rules.happenings import VOIDED
from league.scoring.access import access_game
from league.scoring.errors import GameIsVoid, NotYetConfirmed, ResultConflict, TeamsUnknown
from league.scoring.forms import ScoreForm, score_form
from league.scoring.queries import Before, GameRow, before, game_row_of, last_statement, score_of
from league.scoring.queries.bonus import regulation_for
from league.scoring.rules.results import SIDES, Typed, outcome_of, total
from league.scoring.rules.state import FINAL, GameState
from league.web.filters import local
from league.web.policy import only, the_user

if TYPE_CHECKING:
    from league.fixtures.models import Game


@dataclass(frozen=True)
class Entry:
    """One game and its score as it stands."""

    game: "Game"
    row: GameRow
    state: GameState
    regulation: Regulation
    before: Before
    """What the first of two games on total score leaves to this one."""

    @classmethod
    def open(cls, public_id: str) -> "Entry":
        """The game with both its teams, for who may correct it. Raises TeamsUnknown, GameIsVoid."""
        game = access_game(the_user(), public_id, "correct")
        row = game_row_of(game)
        if row.a.team is None or row.b.team is None:
            raise TeamsUnknown
        if row.state == VOIDED:
            raise GameIsVoid
        state = score_of(game.id)
        return cls(game, row, state, regulation_for(game, state.bonus), before(game))

    @property
    def names(self) -> tuple[str, str]:
        """The teams, first side first."""
        a, b = self.row.a.team, self.row.b.team
        return local(a, "short_name"), local(b, "short_name")

    def with_first(self, a: int, b: int) -> tuple[int, int] | None:
        """What this score adds up to with that of the first of two games; None where there is nothing to add."""
        pair = self.row.pair
        return None if pair is None or pair.leg == 1 or pair.score is None else (a + pair.score[0], b + pair.score[1])

    @property
    def official(self) -> bool:
        """Organisers do not come from their own games."""
        return False


@room.get("/desk/games/<game>/correction")
@only("organiser")
def correct(game: str) -> ResponseReturnValue:
    """The official result, to be changed."""
    entry, form = _correction(game)
    form.fill(entry.state)
    return ask(_correction_page(entry, form))


@room.post("/desk/games/<game>/correction")
@only("organiser")
def store_correction(game: str) -> ResponseReturnValue:
    """See what another result would change, then put it in the place of the old one, in public."""
    entry, form = _correction(game)
    return answer(_correction_page(entry, form))


def _correction(game: str) -> tuple[Entry, ScoreForm]:
    entry = Entry.open(game)
    if entry.state.state != FINAL:
        raise NotYetConfirmed
    rules = entry.regulation.house_rules
    return entry, score_form(entry.regulation.periods, entry.names, rules=rules, correcting=True)


def _correction_page(entry: Entry, form: ScoreForm) -> Page:
    def deed() -> ResultDeed:
        reason, more = form.reason.data or "", {"bonus": [list(used) for used in form.bonus]}
        return ResultDeed(entry.game, form.base, form.outcome, form.typed, form.stated, reason, more)

    form.show_rows(entry.regulation.periods, entry.before.brought)
    form.reason.flags.required = True
    return Page(
        "decisions/correction.html",
        form,
        deed,
        {"entry": entry},
        lambda refusal: _conflict(entry, form.typed, form, refusal) if isinstance(refusal, ResultConflict) else None,
    )


@dataclass(frozen=True)
class Mine:
    """What this person typed, as far as it can be read, beside what somebody else has stored."""

    periods: tuple[tuple[int, int], ...]
    score_a: int
    score_b: int
    beside: tuple[int, int] = (0, 0)
    """How much of it came by house rules."""


def _conflict(entry: Entry, typed: Sequence[Typed], form: ScoreForm, refusal: Refused) -> ResponseReturnValue:
    """Both results side by side; nothing was overwritten."""
    rows = tuple((a or 0, b or 0) for a, b in typed if a is not None or b is not None)
    kept = [
        f
        for f in form
        if f.short_name not in ("csrf_token", "revision")
        and str(f._value() if hasattr(f, "_value") else f.data or "").strip()
    ]
    page = render_template(
        "scoring/conflict.html",
        entry=entry,
        refusal=refusal.sentence,
        theirs=last_statement(entry.game.id),
        mine=Mine(rows, *total([*rows, form.beside]), beside=form.beside),
        carried=[(f.short_name, f._value() if hasattr(f, "_value") else f.data) for f in kept],
        locked=False,
        correcting=True,
    )
    return page, 409


@room.get("/desk/games/<game>/forfeit")
@only("organiser")
def forfeit(game: str) -> ResponseReturnValue:
    """How and by whom a game is lost, whether it has a result or not."""
    entry = Entry.open(game)
    form = _forfeit_form(entry)
    form.revision.data = str(entry.state.revision)
    return ask(_forfeit_page(entry, form))


@room.post("/desk/games/<game>/forfeit")
@only("organiser")
def store_forfeit(game: str) -> ResponseReturnValue:
    """See what a forfeit would change, then decide it."""
    entry = Entry.open(game)
    return answer(_forfeit_page(entry, _forfeit_form(entry)))


def _forfeit_form(entry: Entry) -> ForfeitForm:
    form = ForfeitForm()
    form.side.choices = offered(zip(SIDES, entry.names, strict=True))
    form.reason.flags.required = True
    return form


def _forfeit_page(entry: Entry, form: ForfeitForm) -> Page:
    def deed() -> ResultDeed:
        known = form.revision.number
        outcome, played = outcome_of(form.ending.data, form.side.data), entry.state.periods
        periods = played if form.ending.data == "default" and entry.state.outcome == "final" else ()
        more = {"bonus": [list(used) for used in entry.state.bonus]} if periods else {}
        return ResultDeed(entry.game, known or 0, outcome, list(periods), reason=form.reason.data or "", options=more)

    def conflict(refusal: Refused) -> None:
        if refusal.status == 409:
            form.revision.data = str(score_of(entry.game.id).revision)

    back = url_for("scoring.game", game=entry.row.public_id)
    return Page("decisions/forfeit.html", form, deed, {"entry": entry, "back": back}, conflict)
