"""What the style guide shows: read objects that were made up, one for each state that a page can meet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from league import clock
from league.errors import N_, Sentence
from league.registration.queries import TeamFace
from league.scoring.queries import CourtFace, GameRow, Side

# Short name, English, code, first and second colour of the crest, pattern.
_TEAMS = (
    ("江都公安", "Public Security", "POL", "#1a2340", "#c9ced9", 2),
    ("江都教育", "Education", "EDU", "#1f4e9c", "#f2c230", 0),
    ("供电公司", "State Grid", "PWR", "#0f6b5c", "#ffffff", 1),
    ("税务", "Taxation", "TAX", "#ffffff", "#b8232b", 2),
    ("城管", "City Management", "CIT", "#e07b1a", "#1b1b1f", 1),
    ("邮政", "China Post", "PST", "#17703c", "#f2c230", 4),
    ("江都卫健", "Health", "HEA", "#ffffff", "#128a8a", 0),
    ("水务集团", "Water Group", "WTR", "#1d7fc4", "#ffffff", 3),
    ("江都交通", "Transport", "TRA", "#f2c230", "#1b1b1f", 1),
    ("电信", "China Telecom", "TEL", "#2457c5", "#ffffff", 4),
    ("农商行", "Rural Commercial Bank", "RCB", "#8c1d3f", "#f0c36a", 2),
    ("仙女镇机关企事业联合队", "Xiannü Town Offices and Enterprises United", "XNZ", "#4a4e57", "#f08a24", 0),
)
_SWATCHES = (
    ("paper", N_("paper, the ground")),
    ("raised", N_("raised parts")),
    ("sunk", N_("sunk: an explanation")),
    ("ink", N_("ink, for text")),
    ("muted", N_("secondary words")),
    ("line", N_("thin rules")),
    ("edge", N_("edges to press")),
    ("red", N_("to press, and live")),
    ("red-wash", N_("ground of a mistake")),
    ("amber", N_("words of victory")),
    ("amber-wash", N_("ground of a victory")),
    ("amber-line", N_("line of qualification")),
    ("green", N_("done, beside a word")),
    ("wood", N_("the floor")),
    ("board", N_("the scoreboard")),
    ("board-lead", N_("leading on the board")),
)


@dataclass(frozen=True)
class Specimens:
    """Everything the style guide shows that is not markup."""

    swatches: Sequence[tuple[str, str]]
    """Token and the message id of what it is for."""
    faces: Sequence[TeamFace]
    rows: Sequence[GameRow]
    """The game row in every state."""
    boards: Sequence[GameRow]
    steps: Sequence[dict[str, object]]


def specimens() -> Specimens:
    """Made anew for each request: the times are today's."""
    faces = [
        TeamFace(number, f"specimen{number}", name, english, name, english, code, second, field, pattern)
        for number, (name, english, code, field, second, pattern) in enumerate(_TEAMS)
    ]
    rows = _rows(faces)
    return Specimens(_SWATCHES, faces, rows, [rows[0], rows[1], rows[3]], _steps())


def _rows(faces: Sequence[TeamFace]) -> list[GameRow]:
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    court = CourtFace("江都体育馆", "Jiangdu Sports Hall", "1号场", "Court 1")

    def side(number: int, score: int | None = None, other: int | None = None) -> Side:
        return Side(faces[number], None, score, score is not None and other is not None and score > other)

    plain = GameRow(
        public_id="specimen",
        number=53,
        starts_at=now,
        court=court,
        competition_slug="specimen",
        competition_short="联赛",
        competition_short_en="League",
        stage="小组赛",
        stage_en="Groups",
        group="A",
        round=5,
        knock_out=False,
        a=side(8),
        b=side(4),
        state="scheduled",
        outcome="final",
        periods=(),
        regular=4,
        corrected=False,
        moved_from=None,
        updated_at=None,
    )
    quarters = ((15, 12), (18, 16), (17, 13), (18, 14))
    overtime = ((15, 18), (18, 16), (17, 18), (18, 16), (6, 8))
    seat = replace(plain, knock_out=True, round=8, bracket_position=1, group=None)

    def place(group: str, rank: int) -> Side:
        return Side(None, Sentence(N_("Group %(group)s no. %(rank)s"), {"group": group, "rank": rank}), None, False)

    def final(a: int, b: int, points: tuple[int, int]) -> GameRow:
        return replace(plain, state="final", a=side(a, *points), b=side(b, *points[::-1]), periods=quarters)

    live = Side(faces[0], None, 46, False), Side(faces[1], None, 41, False)
    return [
        replace(plain, state="live", a=live[0], b=live[1], periods=((17, 14), (15, 16), (14, 11)), updated_at=now),
        plain,
        final(2, 3, (68, 55)),
        replace(final(6, 7, (74, 76)), periods=overtime),
        replace(final(10, 9, (53, 43)), corrected=True),
        replace(final(5, 3, (0, 20)), outcome="forfeit_a", periods=()),
        replace(final(9, 5, (41, 28)), outcome="default_b"),
        replace(plain, a=side(11), b=side(7), moved_from=now - timedelta(days=3)),
        replace(seat, a=place("C", 1), b=place("D", 2)),
        replace(final(4, 5, (71, 64)), starts_at=None, court=None, periods=()),
    ]


def _steps() -> list[dict[str, object]]:
    now = clock.now()
    return [
        {"state": "done", "title": Sentence(N_("Draft saved")), "at": now - timedelta(days=3)},
        {"state": "done", "title": Sentence(N_("Sent in")), "at": now - timedelta(days=2)},
        {
            "state": "now",
            "title": Sentence(N_("Sent back")),
            "at": now,
            "text": Sentence(N_("Two players are missing")),
        },
        {"state": "todo", "title": Sentence(N_("Let in"))},
    ]
