"""Lots are looked up by their group, competitions by their season: what a page costs does not grow with other seasons.

Revision 0003, after 0002.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_lot_draw_group_id", "lot_draw", ["group_id"])
    op.create_index("ix_competition_season_id", "competition", ["season_id"])


def downgrade() -> None:
    op.drop_index("ix_competition_season_id", table_name="competition")
    op.drop_index("ix_lot_draw_group_id", table_name="lot_draw")
