"""Who works on a solve, its signs of life, and how long it has taken.

Revision 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NEW = {
    "elapsed": (sa.Double(), "0"),
    "better": (sa.Integer(), "0"),
    "claim": (sa.String(length=13), ""),
    "beat": (sa.Integer(), "0"),
    "tries": (sa.Integer(), "0"),
}


def upgrade() -> None:
    with op.batch_alter_table("solve", schema=None) as batch_op:
        for name, (kind, old) in NEW.items():
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=old))
    with op.batch_alter_table("solve", schema=None) as batch_op:
        for name, (kind, _old) in NEW.items():
            batch_op.alter_column(name, existing_type=kind, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("solve", schema=None) as batch_op:
        for name in reversed(NEW):
            batch_op.drop_column(name)
