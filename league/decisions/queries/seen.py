"""A competition as the public sees it now: read through the same queries as its pages."""

from collections.abc import Iterable

from league.competition.models import Competition
from league.decisions.rules.seen import GameSeen, GroupSeen, Holder, Line, Question, ResultSeen, Seen
from league.errors import Sentence
from league.fixtures.queries import seat_words
from league.scoring.queries import GameRow, Side, games_of_competition
from league.standings.queries import GroupTable, group_tables, seats_in_question


def see(competition: Competition) -> Seen:
    """Its published tables and games, and the games whose pairing is in question."""
    rows = games_of_competition(competition.id)
    by_id = {row.public_id: row for row in rows}
    return Seen(
        groups=groups_seen(group_tables(competition)),
        games=tuple(_game(row) for row in sorted(rows, key=lambda row: row.number)),
        questions=tuple(
            Question(
                game=asked.game,
                number=asked.number,
                name=asked.name,
                side=asked.side,
                source=asked.source,
                seated=asked.seated.id,
                wanted=asked.wanted.id if asked.wanted else None,
                opponent=_holder(by_id[asked.game].b if asked.side == "a" else by_id[asked.game].a),
                result=_result(by_id[asked.game]),
            )
            for asked in seats_in_question(competition.id)
            if asked.game in by_id
        ),
    )


def groups_seen(tables: Iterable[GroupTable]) -> tuple[GroupSeen, ...]:
    """What these tables show, with the reasons of their ranks."""
    return tuple(GroupSeen(table.id, table.name, _lines(table)) for table in tables)


def _lines(table: GroupTable) -> tuple[Line, ...]:
    # Proved before the last game too, as the page says it; remembered for the same facts.
    reasons, sure = _reasons(table), set(table.sure)
    placed = [
        Line(
            row.face.id,
            row.rank if table.started else None,
            row.shared and table.started,
            row.face in sure,
            row.record.points,
            reasons.get(row.face.id),
        )
        for row in table.rows
    ]
    ranked = {line.team for line in placed}
    out = [Line(out.face.id, None, out=out.why) for out in table.out if out.face.id not in ranked]
    still = {out.face.id: out.why for out in table.out}
    # A withdrawn team whose other games are lost by forfeit has a rank, and is out all the same.
    return tuple(_marked(line, still.get(line.team, "")) for line in placed) + tuple(out)


def _marked(line: Line, out: str) -> Line:
    return line if not out else Line(line.team, line.rank, line.shared, line.through, line.points, line.reason, out)


_REASON = "%(what)s %(number)s"


def _reasons(table: GroupTable) -> dict[int, Sentence]:
    """By team, the criterion that parted it last from teams it was level with, and its number."""
    if not table.started:
        return {}
    found: dict[int, Sentence] = {}
    for tie in table.ties:
        for why in tie.steps:
            for figure in why.figures:
                found[figure.face.id] = Sentence(_REASON, {"what": why.heading, "number": figure.text})
            if len(why.step.parts) > 1 and not why.figures:
                found |= {team: why.heading for team in why.step.teams if isinstance(team, int)}
    return found


def _game(row: GameRow) -> GameSeen:
    return GameSeen(
        row.public_id,
        row.number,
        row.round_name,
        row.group or "",
        _holder(row.a),
        _holder(row.b),
        _result(row),
    )


def _holder(side: Side) -> Holder:
    return side.team.id if side.team else side.place or seat_words(None)


def _result(row: GameRow) -> ResultSeen:
    score = (row.a.score, row.b.score)
    both = None if score[0] is None or score[1] is None else (score[0], score[1])
    return ResultSeen(row.state, row.outcome, both)
