"""Alembic's migrations; `league db revise -m "…"` writes the next one."""
