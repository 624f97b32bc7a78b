"""Home courts: whose a court is, what captains propose, who hosts a game; and at most so many games in so many days.

Revision 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _home()
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.add_column(sa.Column("host", sa.String(length=1), nullable=True))
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.create_check_constraint(op.f("ck_game_known_host"), "host IN ('a', 'b')")
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("windows", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.alter_column("windows", existing_type=sa.JSON(), server_default=None)


def _home() -> None:
    op.create_table(
        "home_court",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("court_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["court.id"], name=op.f("fk_home_court_court_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_home_court_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_court")),
        sa.UniqueConstraint("team_id", "court_id", name=op.f("uq_home_court_team_id_court_id")),
    )
    op.create_table(
        "home_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("court_id", sa.Integer(), nullable=True),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(length=400), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_home_proposal_actor_id")),
        sa.ForeignKeyConstraint(["court_id"], ["court.id"], name=op.f("fk_home_proposal_court_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_home_proposal_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_proposal")),
    )
    op.create_table(
        "home_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('approved', 'declined', 'replaced')", name=op.f("ck_home_answer_known_kind")),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_home_answer_actor_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["home_proposal.id"], name=op.f("fk_home_answer_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_answer")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_home_answer_proposal_id")),
    )
    with op.batch_alter_table("home_court", schema=None) as batch_op:
        batch_op.create_index("ix_home_court_court_id", ["court_id"], unique=False)
    with op.batch_alter_table("home_proposal", schema=None) as batch_op:
        batch_op.create_index("ix_home_proposal_team_id", ["team_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_column("windows")
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_game_known_host"), type_="check")
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.drop_column("host")
    for table in ("home_answer", "home_proposal", "home_court"):
        op.drop_table(table)
