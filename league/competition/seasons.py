"""Setting up a season and the bodies behind it."""

from datetime import date

from sqlalchemy import func, select

from league.competition.errors import Changed, NotAtEdge, SlugTaken
from league.competition.models import Host, Season
from league.competition.rules.season import check_days, check_filled, check_part, check_slug
from league.competition.unique import or_refused
from league.extensions import db, transaction
from league.journal import service as journal


def create_season(
    *,
    slug: str,
    name: str,
    brand: str,
    first_day: date,
    last_day: date | None = None,
    name_en: str = "",
    brand_en: str = "",
    actor: int | None,
) -> Season:
    """A new season at an address of its own. Raises BadSlug, SlugTaken, Missing, EndsBeforeItBegins."""
    check_slug(slug)
    check_filled(name=name, brand=brand)
    check_days(first_day, last_day)
    with transaction():
        if db.session.scalar(select(Season.id).where(Season.slug == slug)):
            raise SlugTaken("slug", slug=slug)
        season = Season(
            slug=slug,
            name=name,
            name_en=name_en,
            brand=brand,
            brand_en=brand_en,
            first_day=first_day,
            last_day=last_day,
        )
        with or_refused(SlugTaken("slug", slug=slug)):
            db.session.add(season)
        journal.record("season.created", f"season:{season.slug}", actor=actor, name=name)
    return season


def edit_season(
    *,
    season_id: int,
    name: str,
    brand: str,
    first_day: date,
    last_day: date | None,
    name_en: str = "",
    brand_en: str = "",
    revision: int,
    actor: int | None,
) -> Season:
    """New names or days; the address stays, for it is printed on posters. Raises Changed and what creating raises."""
    check_filled(name=name, brand=brand)
    check_days(first_day, last_day)
    with transaction():
        season = _season(season_id, revision)
        old = [season.name, str(season.first_day), str(season.last_day or "")]
        season.name, season.name_en = name, name_en
        season.brand, season.brand_en = brand, brand_en
        season.first_day, season.last_day = first_day, last_day
        new = [name, str(first_day), str(last_day or "")]
        journal.record("season.edited", f"season:{season.slug}", actor=actor, old=old, new=new)
    return season


def add_host(
    *, season_id: int, part: str, name: str, name_en: str = "", revision: int | None = None, actor: int | None
) -> Host:
    """One more body behind a season, last of all. Raises BadPart, Missing, and Changed for a form sent twice."""
    check_part(part)
    check_filled(name=name)
    with transaction():
        season = _season(season_id, revision)
        last = db.session.scalar(select(func.max(Host.position)).where(Host.season_id == season_id)) or 0
        host = Host(season_id=season_id, part=part, position=last + 1, name=name, name_en=name_en)
        db.session.add(host)
        journal.record("host.added", f"season:{season.slug}", actor=actor, part=part, name=name)
    return host


def edit_host(*, host_id: int, part: str, name: str, name_en: str = "", revision: int, actor: int | None) -> Host:
    """Another name or part. `revision` is the season's."""
    check_part(part)
    check_filled(name=name)
    with transaction():
        host = db.session.get_one(Host, host_id)
        season = _season(host.season_id, revision)
        old = [host.part, host.name]
        host.part, host.name, host.name_en = part, name, name_en
        journal.record("host.edited", f"season:{season.slug}", actor=actor, old=old, new=[part, name])
    return host


def move_host(*, host_id: int, by: int, actor: int | None) -> Host:
    """One place up (-1) or down (+1) among the bodies of the same part. Raises NotAtEdge."""
    with transaction():
        host = db.session.get_one(Host, host_id)
        season = _season(host.season_id)
        same = [other for other in season.hosts if other.part == host.part]
        at = same.index(host)
        if by not in (-1, 1) or not 0 <= at + by < len(same):
            raise NotAtEdge
        other = same[at + by]
        host.position, other.position = other.position, host.position
        journal.record("host.moved", f"season:{season.slug}", actor=actor, name=host.name, by=by)
    return host


def remove_host(*, host_id: int, actor: int | None) -> None:
    """The body is no longer named; the journal keeps that it was."""
    with transaction():
        host = db.session.get_one(Host, host_id)
        season = _season(host.season_id)
        journal.record("host.removed", f"season:{season.slug}", actor=actor, part=host.part, name=host.name)
        db.session.delete(host)


def _season(season_id: int, revision: int | None = None) -> Season:
    """The season about to change; with a revision, only if it is still that one."""
    season = db.session.get_one(Season, season_id)
    if revision is not None and season.revision != revision:
        raise Changed
    season.revision += 1
    return season
