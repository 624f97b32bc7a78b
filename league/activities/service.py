"""What an editor does with an activity: write it, change it, publish it, withdraw it."""

from dataclasses import fields

from pypinyin import lazy_pinyin
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from league import clock
from league.activities import rules
from league.activities.errors import (
    ActivityChanged,
    AlreadyPublished,
    NoSuchActivity,
    NotPublished,
    SlugPublic,
    SlugTaken,
    UnknownKind,
)
from league.activities.models import Activity
from league.activities.rules import Draft
from league.extensions import db, transaction
from league.journal import service as journal


def offered_slug(title: str) -> str:
    """A free address in pinyin for a title."""
    taken = frozenset(db.session.scalars(select(Activity.slug)))
    return rules.slug_from(lazy_pinyin(title), taken)


def sent_before(draft: Draft, actor: int) -> Activity | None:
    """The writer's untouched draft of the same words, whatever its address: the form was sent twice."""
    words = {name: value for name, value in _values(draft).items() if name != "slug"}
    return db.session.scalars(select(Activity).filter_by(**words, made_by=actor, revision=1)).first()


def create(draft: Draft, *, actor: int | None) -> Activity:
    """Write a new activity as a draft. Raises BadSlug, SlugTaken, EndsBeforeStart…"""
    with transaction():
        _check(draft)
        activity = Activity(**_values(draft), made_by=actor)
        db.session.add(activity)
        _flush(draft)
        journal.record("activity.created", _subject(activity), actor=actor, title=draft.title)
        return activity


def change(activity_id: int, draft: Draft, *, revision: int, actor: int | None) -> Activity:
    """Save what was written over revision `revision`; a public activity must stay fit to be public."""
    with transaction():
        activity = _load(activity_id, revision)
        _check(draft, but=activity.id)
        if activity.published_at is not None:
            if draft.slug != activity.slug:
                raise SlugPublic("slug")
            rules.check_ready(draft)
        values = _values(draft)
        changed = sorted(name for name, value in values.items() if getattr(activity, name) != value)
        if not changed:
            return activity
        for name in changed:
            setattr(activity, name, values[name])
        activity.revision += 1
        _flush(draft)
        journal.record("activity.changed", _subject(activity), actor=actor, title=draft.title, fields=changed)
        return activity


def publish(activity_id: int, *, revision: int, actor: int | None) -> Activity:
    """Show it to everyone. Raises NotReady where something that readers need is missing."""
    with transaction():
        activity = _load(activity_id, revision)
        if activity.published_at is not None:
            raise AlreadyPublished
        rules.check_ready(draft_of(activity))
        activity.published_at = clock.now()
        activity.revision += 1
        journal.record("activity.published", _subject(activity), actor=actor, title=activity.title)
        return activity


def withdraw(activity_id: int, *, revision: int, actor: int | None) -> Activity:
    """Make it a draft again."""
    with transaction():
        activity = _load(activity_id, revision)
        if activity.published_at is None:
            raise NotPublished
        activity.published_at = None
        activity.revision += 1
        journal.record("activity.withdrawn", _subject(activity), actor=actor, title=activity.title)
        return activity


def draft_of(activity: Activity) -> Draft:
    """What is written in a stored activity."""
    return Draft(**{field.name: getattr(activity, field.name) for field in fields(Draft)})


def _values(draft: Draft) -> dict[str, object]:
    return {field.name: getattr(draft, field.name) for field in fields(Draft)}


def _subject(activity: Activity) -> str:
    return f"activity:{activity.id}"


def _load(activity_id: int, revision: int) -> Activity:
    activity = db.session.get(Activity, activity_id)
    if activity is None:
        raise NoSuchActivity
    if activity.revision != revision:
        raise ActivityChanged
    return activity


def _check(draft: Draft, but: int | None = None) -> None:
    rules.check_draft(draft)
    if draft.kind not in rules.KINDS:
        raise UnknownKind("kind")
    other = db.session.scalars(select(Activity.id).where(Activity.slug == draft.slug)).first()
    if other is not None and other != but:
        raise SlugTaken("slug", slug=draft.slug)


def _flush(draft: Draft) -> None:
    try:
        db.session.flush()
    except IntegrityError as problem:
        raise SlugTaken("slug", slug=draft.slug) from problem
