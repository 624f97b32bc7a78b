"""Setting up a competition: its names and titles, its stages and their groups."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from league.competition.errors import Changed, SlugTaken, StageInUse
from league.competition.models import Competition, Group, Season, Stage, Title
from league.competition.rules.season import check_fifth, check_filled, check_slug, check_stage, group_names
from league.competition.rules.titles import check_titles
from league.competition.unique import or_refused
from league.extensions import db, transaction
from league.journal import service as journal

DEFAULT_NAMES = {"round_robin": ("小组赛", "Group stage"), "knock_out": ("淘汰赛", "Knock-out stage")}


def create_competition(
    *,
    season_id: int,
    slug: str,
    name: str,
    short_name: str,
    titles: Sequence[tuple[int, str, str]],
    name_en: str = "",
    short_name_en: str = "",
    entries_until: datetime | None = None,
    imported: bool = False,
    actor: int | None,
) -> Competition:
    """A new competition, last of its season; `titles` are (edition, name, English name).

    What comes from a file (`imported`) may have no title. Raises BadSlug, SlugTaken, Missing, NoTitle, BadTitle.
    """
    check_slug(slug)
    check_filled(name=name, short_name=short_name)
    if titles or not imported:
        check_titles(titles)
    with transaction():
        season = db.session.get_one(Season, season_id)
        if db.session.scalar(select(Competition.id).where(Competition.slug == slug)):
            raise SlugTaken("slug", slug=slug)
        last = db.session.scalar(select(func.max(Competition.position)).where(Competition.season_id == season_id))
        competition = Competition(
            season_id=season_id,
            slug=slug,
            position=(last or 0) + 1,
            name=name,
            name_en=name_en,
            short_name=short_name,
            short_name_en=short_name_en,
            entries_until=entries_until,
            imported=imported,
            titles=_titles(titles),
        )
        with or_refused(SlugTaken("slug", slug=slug)):
            db.session.add(competition)
        journal.record("competition.created", f"competition:{slug}", actor=actor, name=name, season=season.slug)
    return competition


def edit_competition(
    *,
    competition_id: int,
    name: str,
    short_name: str,
    titles: Sequence[tuple[int, str, str]],
    name_en: str = "",
    short_name_en: str = "",
    entries_until: datetime | None,
    revision: int,
    actor: int | None,
) -> Competition:
    """New names, titles or deadline; the address stays. Raises Changed and what creating raises."""
    check_filled(name=name, short_name=short_name)
    check_titles(titles)
    with transaction():
        competition = _competition(competition_id, revision)
        old = [competition.name, str(competition.entries_until or "")]
        competition.name, competition.name_en = name, name_en
        competition.short_name, competition.short_name_en = short_name, short_name_en
        competition.entries_until = entries_until
        if [(title.edition, title.name, title.name_en) for title in competition.titles] != list(titles):
            for title in competition.titles:
                db.session.delete(title)
            competition.titles = _titles(titles)
        journal.record(
            "competition.edited",
            f"competition:{competition.slug}",
            actor=actor,
            old=old,
            new=[name, str(entries_until or "")],
        )
    return competition


def add_stage(
    *,
    competition_id: int,
    kind: str,
    name: str = "",
    name_en: str = "",
    groups: int = 1,
    group_labels: Sequence[str] | None = None,
    legs: int = 1,
    qualify: int = 0,
    best_next: int = 0,
    third_place: bool = False,
    fifth_place: bool = False,
    revision: int | None = None,
    actor: int | None,
) -> Stage:
    """A new last stage: a round robin with its groups A, B, C… (or those of `group_labels`), or a knock-out.

    Raises BadStage, GroupNamedTwice, what is wrong with `best_next`, TooFewForFifth where the stages before it send too
    few, and Changed for a form sent twice: `revision` is the competition's.
    """
    labels: Sequence[str] = ()
    if kind == "round_robin":
        labels = group_names(groups) if group_labels is None else group_labels
        third_place = fifth_place = False
    else:
        qualify = best_next = 0
    check_stage(kind, labels, legs, qualify, best_next)
    if not name:
        name, name_en = DEFAULT_NAMES[kind]
    with transaction():
        competition = _competition(competition_id, revision)
        last = db.session.scalar(select(func.max(Stage.position)).where(Stage.competition_id == competition_id))
        if fifth_place:
            _check_fifth(competition_id)
        stage = Stage(
            competition_id=competition_id,
            position=(last or 0) + 1,
            kind=kind,
            name=name,
            name_en=name_en,
            legs=legs,
            qualify=qualify,
            best_next=best_next,
            third_place=third_place,
            fifth_place=fifth_place,
            groups=[Group(position=place, name=label) for place, label in enumerate(labels, 1)],
        )
        db.session.add(stage)
        db.session.flush()
        journal.record("stage.added", f"competition:{competition.slug}", actor=actor, name=name, kind=kind)
    return stage


def _check_fifth(competition_id: int) -> None:
    """Where a round robin before the knock-out sends too few for a quarter-final, there is nothing to play for."""
    before = db.session.scalars(
        select(Stage)
        .where(Stage.competition_id == competition_id, Stage.kind == "round_robin", Stage.qualify > 0)
        .order_by(Stage.position.desc())
    ).first()
    if before is not None:
        check_fifth(len(before.groups) * before.qualify + before.best_next)


def rename_stage(*, stage_id: int, name: str, name_en: str = "", revision: int, actor: int | None) -> Stage:
    """Another name; what is played in it stays. `revision` is the competition's. Raises Missing, Changed."""
    check_filled(name=name)
    with transaction():
        stage = db.session.get_one(Stage, stage_id)
        competition = _competition(stage.competition_id, revision)
        old, stage.name, stage.name_en = stage.name, name, name_en
        journal.record("stage.renamed", f"competition:{competition.slug}", actor=actor, old=old, new=name)
    return stage


def remove_stage(*, stage_id: int, actor: int | None) -> None:
    """The stage and its groups are gone, if no room to the right holds on to them. Raises StageInUse."""
    with transaction():
        stage = db.session.get_one(Stage, stage_id)
        competition, name = _competition(stage.competition_id), stage.name
        try:
            # The rooms to the right may not be asked; their foreign keys answer for them.
            with db.session.begin_nested():
                for group in stage.groups:
                    db.session.delete(group)
                db.session.delete(stage)
        except IntegrityError as problem:
            raise StageInUse(name=name) from problem
        journal.record("stage.removed", f"competition:{competition.slug}", actor=actor, name=name)


def _titles(titles: Sequence[tuple[int, str, str]]) -> list[Title]:
    return [
        Title(position=place, edition=edition, name=name, name_en=name_en)
        for place, (edition, name, name_en) in enumerate(titles, 1)
    ]


def _competition(competition_id: int, revision: int | None = None) -> Competition:
    """The competition about to change; with a revision, only if it is still that one."""
    competition = db.session.get_one(Competition, competition_id)
    if revision is not None and competition.revision != revision:
        raise Changed
    competition.revision += 1
    return competition
