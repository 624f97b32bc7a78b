"""A score form with everything around it, for the referee's and the organiser's pages."""

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from league.accounts.access import User
from league.competition.rules import Regulation
from league.errors import Refused
from league.scoring.access import access_game, officiates
from league.scoring.errors import SidesChanged, TeamsUnknown
from league.scoring.forms import ScoreForm, score_form
from league.scoring.queries import Before, GameRow, Side, before, forfeits_so_far, game_row_of, last_statement, score_of
from league.scoring.queries.bonus import bonus_lines, regulation_for
from league.scoring.rules.bonus import beside
from league.scoring.rules.results import FORFEIT, Result, ending_of, total
from league.scoring.rules.state import FINAL, GameState
from league.web.filters import local


@dataclass(frozen=True)
class Mine:
    """What this person typed, as far as it can be read, beside what somebody else has stored."""

    outcome: str
    periods: tuple[tuple[int, int], ...]
    score_a: int
    score_b: int
    beside: tuple[int, int] = (0, 0)
    """How much of it came by house rules."""


@dataclass
class Entry:
    """One game, its score as it stands, and the form on it."""

    game_id: int
    competition_id: int
    official: bool
    """Whether this person was named for the game; an organiser may enter a score too."""
    row: GameRow
    state: GameState
    regulation: Regulation
    before: Before
    """What the first of two games on total score leaves to this one."""
    form: ScoreForm

    @classmethod
    def open(cls, user: User, public_id: str, verb: str) -> "Entry":
        """The game's form, if this person may `verb` it; a game without its two teams has none yet."""
        game = access_game(user, public_id, verb)
        row = game_row_of(game)
        if row.a.team is None or row.b.team is None:
            raise TeamsUnknown
        if request.form.get("first", row.a.team.public_id) != row.a.team.public_id:
            raise SidesChanged
        stands = score_of(game.id)
        regulation = regulation_for(game, stands.bonus)
        names = (local(row.a.team, "short_name"), local(row.b.team, "short_name"))
        form = score_form(regulation.periods, names, rules=regulation.house_rules, correcting=verb == "correct")
        return cls(game.id, game.competition_id, officiates(user, game), row, stands, regulation, before(game), form)

    def form_page(self, status: int = 200, template: str = "scoring/score.html") -> ResponseReturnValue:
        """The form with everything typed."""
        self.form.show_rows(self.regulation.periods, self.before.brought)
        self.form.reason.flags.required = True  # wherever it is to be seen, it is wanted
        return render_template(template, entry=self, form=self.form), status

    def check_page(self, result: Result) -> ResponseReturnValue:
        """What was typed, to be read over; hidden fields carry it on."""
        return render_template(
            "scoring/check.html",
            entry=self,
            result=result,
            beside=beside(result.periods, (result.score_a, result.score_b), result.bonus),
            bonus=bonus_lines(result.bonus, self.regulation.house_rules),
            carried=self.carried,
            offender=self.offender(result.outcome),
            forfeits=self._forfeits(result.outcome),
        )

    def conflict_page(self, conflict: Refused, *, correcting: bool = False) -> ResponseReturnValue:
        """Both results side by side; nothing was overwritten."""
        theirs = last_statement(self.game_id)
        typed = tuple((a or 0, b or 0) for a, b in self.form.typed if a is not None or b is not None)
        extra = self.form.beside
        mine = Mine(self.form.ending.data or "", typed, *total([*typed, extra]), beside=extra)
        return (
            render_template(
                "scoring/conflict.html",
                entry=self,
                refusal=conflict.sentence,
                theirs=theirs,
                mine=mine,
                carried=[(name, value) for name, value in self.carried if name != "revision"],
                locked=theirs is not None and theirs.kind != "recorded" and not correcting,
                correcting=correcting,
            ),
            409,
        )

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What was typed, field by field, for the next step's hidden fields."""
        names = [field.short_name for field in self.form if field.short_name != "csrf_token"]
        names.append("first")
        return [(name, request.form[name]) for name in names if request.form.get(name, "").strip()]

    def offender(self, outcome: str) -> Side | None:
        """The side that forfeits or is short of players."""
        _, side = ending_of(outcome)
        return {"a": self.row.a, "b": self.row.b}.get(side or "")

    def with_first(self, a: int, b: int) -> tuple[int, int] | None:
        """What this score adds up to with that of the first of two games; None where there is nothing to add."""
        if self.row.pair is None or self.row.pair.leg == 1 or self.row.pair.score is None:
            return None
        return a + self.row.pair.score[0], b + self.row.pair.score[1]

    @property
    def final(self) -> bool:
        return self.state.state == FINAL

    def _forfeits(self, outcome: str) -> int:
        """The how many-th forfeit of this team it would be; 0 if it is none."""
        ending, _ = ending_of(outcome)
        side = self.offender(outcome)
        if ending != FORFEIT or side is None or side.team is None:
            return 0
        return 1 + forfeits_so_far(self.competition_id, side.team.id, but=self.game_id)
