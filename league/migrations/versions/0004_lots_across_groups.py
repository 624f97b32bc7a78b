"""Lots are drawn inside a group, or over the groups of a stage between teams that have not met.

Revision 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("lot_draw", schema=None) as batch_op:
        batch_op.alter_column("group_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("stage_id", sa.Integer(), nullable=True))
    with op.batch_alter_table("lot_draw", schema=None) as batch_op:
        batch_op.create_foreign_key(op.f("fk_lot_draw_stage_id"), "stage", ["stage_id"], ["id"])
        batch_op.create_check_constraint(op.f("ck_lot_draw_group_or_stage"), "(group_id IS NULL) <> (stage_id IS NULL)")
        batch_op.create_index("ix_lot_draw_stage_id", ["stage_id"], unique=False)


def downgrade() -> None:
    # What was drawn over groups has no row in the older schema; the journal keeps it.
    op.execute("DELETE FROM lot_draw WHERE group_id IS NULL")
    with op.batch_alter_table("lot_draw", schema=None) as batch_op:
        batch_op.drop_index("ix_lot_draw_stage_id")
        batch_op.drop_constraint(op.f("ck_lot_draw_group_or_stage"), type_="check")
        batch_op.drop_constraint(op.f("fk_lot_draw_stage_id"), type_="foreignkey")
    with op.batch_alter_table("lot_draw", schema=None) as batch_op:
        batch_op.drop_column("stage_id")
        batch_op.alter_column("group_id", existing_type=sa.Integer(), nullable=False)
