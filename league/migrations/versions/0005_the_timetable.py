"""The timetable: what an organiser says of a season's timing, the people who officiate, holidays, and each search.

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OPEN = sa.text("state IN ('asked', 'running')")


def upgrade() -> None:
    _calendar_and_plan()
    _people()
    _solves()
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.add_column(sa.Column("light", sa.String(length=1), nullable=True))
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.create_check_constraint(op.f("ck_game_known_light"), "light IN ('a', 'b')")
    with op.batch_alter_table("publication", schema=None) as batch_op:
        # What was published before is known from the games alone; an empty snapshot says so.
        batch_op.add_column(sa.Column("places", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.alter_column("places", existing_type=sa.JSON(), server_default=None)


def _calendar_and_plan() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.CheckConstraint("kind IN ('holiday', 'workday')", name=op.f("ck_calendar_day_known_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day")),
        sa.UniqueConstraint("day", name=op.f("uq_calendar_day_day")),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("max_per_day", sa.Integer(), nullable=False),
        sa.Column("max_per_week", sa.Integer(), nullable=False),
        sa.Column("min_rest_days", sa.Integer(), nullable=False),
        sa.Column("sep_days", sa.Integer(), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("crew_size", sa.Integer(), nullable=False),
        sa.Column("crew_level", sa.Integer(), nullable=False),
        sa.Column("courts", sa.JSON(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_plan_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("season_id", name=op.f("uq_plan_season_id")),
    )
    op.create_table(
        "court_closure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("court_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_court_closure_actor_id")),
        sa.ForeignKeyConstraint(["court_id"], ["court.id"], name=op.f("fk_court_closure_court_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court_closure")),
        sa.UniqueConstraint("court_id", "day", name=op.f("uq_court_closure_court_id_day")),
    )
    op.create_table(
        "team_absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_absence_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_absence")),
        sa.UniqueConstraint("team_id", "day", name=op.f("uq_team_absence_team_id_day")),
    )
    op.create_table(
        "pair_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("team_a_id", sa.Integer(), nullable=False),
        sa.Column("team_b_id", sa.Integer(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.CheckConstraint("kind IN ('share_day', 'share_slot', 'forbidden')", name=op.f("ck_pair_rule_known_kind")),
        sa.CheckConstraint("team_a_id <> team_b_id", name=op.f("ck_pair_rule_two_teams")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_pair_rule_plan_id")),
        sa.ForeignKeyConstraint(["team_a_id"], ["team.id"], name=op.f("fk_pair_rule_team_a_id")),
        sa.ForeignKeyConstraint(["team_b_id"], ["team.id"], name=op.f("fk_pair_rule_team_b_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_rule")),
        sa.UniqueConstraint(
            "plan_id", "kind", "team_a_id", "team_b_id", name=op.f("uq_pair_rule_plan_id_kind_team_a_id_team_b_id")
        ),
    )
    op.create_table(
        "game_pin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_game_pin_game_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_game_pin")),
        sa.UniqueConstraint("game_id", name=op.f("uq_game_pin_game_id")),
    )


def _people() -> None:
    op.create_table(
        "official",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("max_per_day", sa.Integer(), nullable=False),
        sa.Column("max_per_week", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_official_account_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_official_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official")),
        sa.UniqueConstraint("account_id", name=op.f("uq_official_account_id")),
    )
    op.create_table(
        "official_absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("official_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"], name=op.f("fk_official_absence_official_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_absence")),
        sa.UniqueConstraint("official_id", "day", name=op.f("uq_official_absence_official_id_day")),
    )
    op.create_table(
        "official_conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("official_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"], name=op.f("fk_official_conflict_official_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_official_conflict_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_conflict")),
        sa.UniqueConstraint("official_id", "team_id", name=op.f("uq_official_conflict_official_id_team_id")),
    )


def _solves() -> None:
    op.create_table(
        "solve",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("stop_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("seats", sa.JSON(), nullable=False),
        sa.Column("worth", sa.JSON(), nullable=False),
        sa.Column("bounds", sa.JSON(), nullable=False),
        sa.Column("explanation", sa.JSON(), nullable=False),
        sa.Column("curve", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "state IN ('asked', 'running', 'done', 'stopped', 'impossible', 'failed', 'stored', 'overtaken')",
            name=op.f("ck_solve_known_state"),
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_solve_asked_by")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_solve_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_solve")),
        sa.UniqueConstraint("public_id", name=op.f("uq_solve_public_id")),
    )
    with op.batch_alter_table("solve", schema=None) as batch_op:
        batch_op.create_index("ix_solve_plan_id", ["plan_id"], unique=False)
        batch_op.create_index("uq_solve_open", ["plan_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.drop_column("places")
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_game_known_light"), type_="check")
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.drop_column("light")
    for table in (
        "solve",
        "official_conflict",
        "official_absence",
        "official",
        "game_pin",
        "pair_rule",
        "team_absence",
        "court_closure",
        "plan",
        "calendar_day",
    ):
        op.drop_table(table)
