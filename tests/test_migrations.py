"""The head of the migrations is what the models say, and each step goes up and down; real schemas are compared.

Alembic's own comparison does not see CHECK constraints, so the databases' own descriptions are read.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from databases import own_database
from flask import Flask

from league import clock, paths
from league.app import create_app
from league.extensions import db, transaction
from league.fixtures.models import Publication
from league.scoring.models import LotDraw
from league.settings import Settings
from tests.builders import a_competition, a_stage, groups_of


def schema(engine: sa.Engine) -> dict[str, Any]:
    """Tables with columns, keys, indices and checks, as the database itself describes them."""
    inspector = sa.inspect(engine)
    described: dict[str, Any] = {}
    for table in inspector.get_table_names():
        if table == "alembic_version":
            continue
        described[table] = {
            "columns": {c["name"]: (str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)},
            "key": inspector.get_pk_constraint(table),
            "foreign": sorted(
                (k["name"], k["constrained_columns"], k["referred_table"]) for k in inspector.get_foreign_keys(table)
            ),
            "unique": sorted((u["name"], u["column_names"]) for u in inspector.get_unique_constraints(table)),
            "checks": sorted((c["name"], c["sqltext"]) for c in inspector.get_check_constraints(table)),
            "indexes": sorted((i["name"], i["column_names"], i["unique"]) for i in inspector.get_indexes(table)),
        }
    return described


@pytest.fixture
def empty(settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    """An application on a database without a single table."""
    with own_database(tmp_path, "migrations") as url:
        app = create_app(replace(settings, database_url=url))
        yield app
        with app.app_context():
            db.engine.dispose()


def steps() -> list[str]:
    script = ScriptDirectory(str(paths.MIGRATIONS))
    return [revision.revision for revision in reversed(list(script.walk_revisions()))]


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(str(paths.MIGRATIONS)).get_heads()) == 1


def test_head_is_what_the_models_say(empty: Flask, settings: Settings) -> None:
    with empty.app_context():
        flask_migrate.upgrade()
        migrated = schema(db.engine)
        flask_migrate.downgrade(revision="base")
        assert schema(db.engine) == {}
        db.create_all()
        assert migrated == schema(db.engine)


def test_each_step_goes_up_down_and_up_again(empty: Flask) -> None:
    with empty.app_context():
        for revision in steps():
            flask_migrate.upgrade(revision=revision)
            after = schema(db.engine)
            flask_migrate.downgrade(revision="-1")
            flask_migrate.upgrade(revision=revision)
            assert schema(db.engine) == after


def test_lots_of_a_group_survive_the_way_down_and_up(empty: Flask) -> None:
    with empty.app_context():
        flask_migrate.upgrade()
        stage = a_stage(a_competition(), groups=1)
        group = groups_of(stage, A=[])["A"].id
        drawn = {"order": [2, 1], "held_on": date(2019, 5, 18), "witness": "卢建华", "at": clock.now()}
        with transaction():
            db.session.add_all([LotDraw(group_id=group, **drawn), LotDraw(stage_id=stage.id, **drawn)])
        db.session.remove()
        flask_migrate.downgrade(revision="0003")
        flask_migrate.upgrade()
        (kept,) = db.session.scalars(sa.select(LotDraw))
        assert (kept.group_id, kept.stage_id, kept.order) == (group, None, [2, 1])
        db.session.remove()


def test_what_was_published_before_the_timetable_stays_published(empty: Flask) -> None:
    with empty.app_context():
        flask_migrate.upgrade()
        stage = a_stage(a_competition(), groups=1)
        with transaction():
            db.session.add(Publication(stage_id=stage.id, version=3, at=clock.now()))
        db.session.remove()
        flask_migrate.downgrade(revision="0004")
        flask_migrate.upgrade()
        (kept,) = db.session.scalars(sa.select(Publication))
        assert (kept.version, kept.places) == (3, {})
        db.session.remove()


def test_the_comparison_sees_a_check_that_is_missing(empty: Flask) -> None:
    with empty.app_context():
        db.create_all()
        before = schema(db.engine)
        with db.engine.begin() as connection:
            connection.execute(sa.text("CREATE TABLE extra (n INTEGER CONSTRAINT ck_extra_small CHECK (n < 5))"))
        assert schema(db.engine) != before
        assert schema(db.engine)["extra"]["checks"]
