"""Regulations that freeze, stages with best seconds and two legs, decisions and what undoes them.

Revision 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = {
    "result_event": (
        "kind IN ('recorded', 'confirmed', 'corrected')",
        "kind IN ('recorded', 'confirmed', 'corrected', 'undone')",
    ),
    "game_event": (
        "kind IN ('moved', 'begun', 'ended', 'reopened', 'voided')",
        "kind IN ('moved', 'begun', 'ended', 'reopened', 'voided', 'taken_back', 'kept')",
    ),
    "team_event": (
        "kind IN ('submitted', 'approved', 'returned', 'reopened', 'withdrawn', 'disqualified')",
        "kind IN ('submitted', 'approved', 'returned', 'reopened', 'withdrawn', 'disqualified', 'reinstated')",
    ),
}
SOURCES = (
    "source IN ('rank', 'winner', 'loser', 'team')",
    "source IN ('rank', 'best', 'winner', 'loser', 'team')",
)


def upgrade() -> None:
    op.create_table(
        "competition_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('frozen')", name=op.f("ck_competition_event_known_kind")),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_competition_event_actor_id")),
        sa.ForeignKeyConstraint(
            ["competition_id"], ["competition.id"], name=op.f("fk_competition_event_competition_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competition_event")),
        sa.UniqueConstraint("competition_id", "kind", name=op.f("uq_competition_event_competition_id_kind")),
    )
    op.create_table(
        "point_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("points <> 0", name=op.f("ck_point_decision_not_nothing")),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_point_decision_actor_id")),
        sa.ForeignKeyConstraint(["group_id"], ["stage_group.id"], name=op.f("fk_point_decision_group_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_point_decision_team_id")),
        sa.ForeignKeyConstraint(["undoes_id"], ["point_decision.id"], name=op.f("fk_point_decision_undoes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_decision")),
        sa.UniqueConstraint("undoes_id", name=op.f("uq_point_decision_undoes_id")),
    )
    with op.batch_alter_table("point_decision", schema=None) as batch_op:
        batch_op.create_index("ix_point_decision_group_id", ["group_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("effect", sa.JSON(), nullable=False),
        sa.Column("undo", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_decision_actor_id")),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name=op.f("fk_decision_competition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("public_id", name=op.f("uq_decision_public_id")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index("ix_decision_competition_id", ["competition_id"], unique=False)
    op.create_table(
        "decision_undo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_decision_undo_actor_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_undo_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_undo")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_decision_undo_decision_id")),
    )
    for table, (_old, new) in KINDS.items():
        _replace_check(table, "known_kind", new)
    _replace_check("seat", "known_source", SOURCES[1])
    with op.batch_alter_table("stage", schema=None) as batch_op:
        batch_op.add_column(sa.Column("best_next", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("fifth_place", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("stage", schema=None) as batch_op:
        batch_op.alter_column("best_next", server_default=None)
        batch_op.alter_column("fifth_place", server_default=None)
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nth", sa.Integer(), nullable=True))
    with op.batch_alter_table("result_event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bonus", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("undoes_id", sa.Integer(), nullable=True))
    with op.batch_alter_table("result_event", schema=None) as batch_op:
        batch_op.alter_column("bonus", server_default=None)
        batch_op.create_foreign_key(op.f("fk_result_event_undoes_id"), "result_event", ["undoes_id"], ["id"])
        batch_op.create_unique_constraint(op.f("uq_result_event_undoes_id"), ["undoes_id"])
        batch_op.create_check_constraint(
            op.f("ck_result_event_undoing_names_what"), "(kind = 'undone') = (undoes_id IS NOT NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("result_event", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_result_event_undoing_names_what"), type_="check")
        batch_op.drop_constraint(op.f("uq_result_event_undoes_id"), type_="unique")
        batch_op.drop_constraint(op.f("fk_result_event_undoes_id"), type_="foreignkey")
    with op.batch_alter_table("result_event", schema=None) as batch_op:
        batch_op.drop_column("undoes_id")
        batch_op.drop_column("bonus")
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_column("nth")
    with op.batch_alter_table("stage", schema=None) as batch_op:
        batch_op.drop_column("fifth_place")
        batch_op.drop_column("best_next")
    _replace_check("seat", "known_source", SOURCES[0])
    for table, (old, _new) in KINDS.items():
        _replace_check(table, "known_kind", old)
    op.drop_table("decision_undo")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index("ix_decision_competition_id")
    op.drop_table("decision")
    with op.batch_alter_table("point_decision", schema=None) as batch_op:
        batch_op.drop_index("ix_point_decision_group_id")
    op.drop_table("point_decision")
    op.drop_table("competition_event")


def _replace_check(table: str, name: str, text: str) -> None:
    """Another list of words; a batch of its own, for SQLite copies the table."""
    whole = op.f(f"ck_{table}_{name}")
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(whole, type_="check")
        batch_op.create_check_constraint(whole, text)
