"""`league import-results FILE`: each case of a file becomes a finished competition on the site's own pages.

All or nothing: a file that cannot be imported as a whole leaves no trace.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from zlib import crc32

from sqlalchemy import select

from league import clock
from league.competition import service as competition_service
from league.competition.models import Competition, Group, Season
from league.competition.rules import Regulation
from league.competition.rules.season import MOST_SLUG
from league.extensions import db, transaction
from league.files.reading import content_of
from league.fixtures.models import Game, GameEvent, GroupTeam
from league.journal import service as journal
from league.registration import service as registration_service
from league.registration.naming import in_pinyin
from league.registration.rules.details import NAME_MOST, PATTERNS, SHORT_MOST
from league.scoring.models import LotDraw, PointDecision, ResultEvent
from league.standings.casefields import Case, shown
from league.standings.casefile import read
from league.standings.errors import AlreadyImported, BadAddress, BadTeamName
from league.standings.rules.facts import UNPLAYED, GameFact

SEASON = "imported"
FIRST_DAY = date(1900, 1, 1)
"""Before every real season, so that no page takes the imported ones for the season that is played."""
MOST_NAME = 120
FROM_FILE = "文件"
"""Stands where a draw's witness stands, or a decision's reason; the file names none."""
_OUTCOMES = {
    "final": "final",
    "forfeit_home": "forfeit_a",
    "forfeit_away": "forfeit_b",
    "default_home": "default_a",
    "default_away": "default_b",
}
_CRESTS = (
    ("#1d3f8f", "#f2c230"),
    ("#a3162b", "#ffffff"),
    ("#0f6b5c", "#ffffff"),
    ("#ffffff", "#b8232b"),
    ("#e07b1a", "#1b1b1f"),
    ("#17703c", "#f2c230"),
    ("#1a2340", "#c9ced9"),
    ("#7b4ba0", "#f3d1ea"),
    ("#ffffff", "#2457c5"),
    ("#0a86c8", "#8fd14f"),
)
"""Field and second colour; a file knows no colours, so a team's name chooses."""
_GROUP = re.compile(r"[-_ ]([A-Z])\Z")


def import_file(path: str | Path, actor: int | None) -> list[Competition]:
    """The competitions that this file's cases became. Raises what reading the file raises, BadAddress, BadTeamName,
    AlreadyImported; then nothing was stored."""
    cases = read(content_of(Path(path)))
    with transaction():
        season = _season(actor)
        made = [_import_case(case, season, actor) for case in cases]
        journal.record("results.imported", f"season:{SEASON}", actor=actor, cases=[case.id for case in cases])
    return made


def slug_of(case: str) -> str:
    """The address of a case: small letters, digits and single hyphens from its id; raises BadAddress."""
    words = re.sub("[^a-z0-9]+", "-", in_pinyin(case, 200).lower()).strip("-")
    slug = words[:MOST_SLUG].strip("-")
    if not slug:
        raise BadAddress(case=shown(case))
    return f"case-{slug}"[:MOST_SLUG] if slug in ("new", "edit") else slug


def _season(actor: int | None) -> Season:
    season = db.session.scalars(select(Season).where(Season.slug == SEASON)).first()
    return season or competition_service.create_season(
        slug=SEASON,
        name="导入的赛事",
        name_en="Imported competitions",
        brand="导入的赛事",
        brand_en="Imported",
        first_day=FIRST_DAY,
        last_day=FIRST_DAY,
        actor=actor,
    )


def _import_case(case: Case, season: Season, actor: int | None) -> Competition:
    slug = slug_of(case.id)
    if db.session.scalar(select(Competition.id).where(Competition.slug == slug)):
        raise AlreadyImported(case=shown(case.id), slug=slug)
    name = case.id if len(case.id) <= MOST_NAME else case.id[: MOST_NAME - 1] + "…"
    competition = competition_service.create_competition(
        season_id=season.id,
        slug=slug,
        name=name,
        short_name=name[:SHORT_MOST],
        titles=(),
        imported=True,
        actor=actor,
    )
    competition_service.save_regulation(
        competition_id=competition.id, regulation=Regulation(ranking=case.ranking), actor=actor
    )
    letter = _GROUP.search(case.id)
    stage = competition_service.add_stage(
        competition_id=competition.id,
        kind="round_robin",
        group_labels=[letter[1] if letter else "A"],
        legs=2 if _meet_again(case.games) else 1,
        actor=actor,
    )
    group = stage.groups[0]
    teams = _teams(case, competition, group, actor)
    _games(case, competition, group, teams)
    if len(case.lots) > 1:
        order = [teams[team] for team in case.lots]
        today, now = clock.today(), clock.now()
        db.session.add(
            LotDraw(group_id=group.id, order=order, held_on=today, witness=FROM_FILE, at=now, actor_id=actor)
        )
    db.session.add_all(
        PointDecision(
            group_id=group.id,
            team_id=teams[team],
            points=points,
            step=step,
            at=clock.now(),
            actor_id=actor,
            reason=FROM_FILE,
        )
        for (step, team), points in case.adjustments.items()
    )
    db.session.flush()
    return competition


def _teams(case: Case, competition: Competition, group: Group, actor: int | None) -> dict[object, int]:
    """Every team of the case by its name; those not in `only_teams` have no rank, but their games count."""
    ids: dict[object, int] = {}
    for number, name in enumerate(dict.fromkeys(str(t) for game in case.games for t in (game.home, game.away)), 1):
        if len(name) > NAME_MOST or not name.isprintable():
            raise BadTeamName(case=shown(case.id), team=shown(name), most=NAME_MOST)
        chance = crc32(name.encode())
        field, second = _CRESTS[chance % len(_CRESTS)]
        team = registration_service.import_team(
            competition.id, name, dark=field, light=second, pattern=chance // 16 % PATTERNS, actor=actor
        )
        placed = case.only_teams is None or name in case.only_teams
        db.session.add(GroupTeam(group_id=group.id, team_id=team.id, number=number, placed=placed))
        ids[name] = team.id
    return ids


def _games(case: Case, competition: Competition, group: Group, teams: dict[object, int]) -> None:
    now = clock.now()
    played: Counter[object] = Counter()
    met: Counter[frozenset[object]] = Counter()
    games = []
    for number, fact in enumerate(case.games, 1):
        sides = (fact.home, fact.away)
        met[frozenset(sides)] += 1
        # Dates and rounds are not in the file: each team's games follow one another as the file has them.
        round_ = 1 + max(played[team] for team in sides)
        played |= Counter(dict.fromkeys(sides, round_))
        games.append(
            Game(
                competition_id=competition.id,
                stage_id=group.stage_id,
                group_id=group.id,
                number=number,
                round=round_,
                leg=met[frozenset(sides)],
                team_a_id=teams[fact.home],
                team_b_id=teams[fact.away],
            )
        )
    db.session.add_all(games)
    db.session.flush()
    for game, fact in zip(games, case.games, strict=True):
        db.session.add_all(_what_became_of(game, fact, now))


def _what_became_of(game: Game, fact: GameFact, now: datetime) -> Iterable[GameEvent | ResultEvent]:
    """The event rows of a game: played and confirmed, void, or still to come."""
    if fact.status == "annulled":
        yield GameEvent(game_id=game.id, kind="voided", at=now)
    if fact.status in UNPLAYED:
        return
    yield GameEvent(game_id=game.id, kind="begun", at=now)
    yield GameEvent(game_id=game.id, kind="ended", at=now)
    assert fact.home_score is not None
    assert fact.away_score is not None
    yield ResultEvent(
        game_id=game.id,
        revision=1,
        kind="confirmed",
        outcome=_OUTCOMES[fact.status],
        score_a=fact.home_score,
        score_b=fact.away_score,
        table_a=fact.home_for_table,
        table_b=fact.away_for_table,
        at=now,
    )


def _meet_again(games: Iterable[GameFact]) -> bool:
    return max(Counter(frozenset((game.home, game.away)) for game in games).values()) > 1
