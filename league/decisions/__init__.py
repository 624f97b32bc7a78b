"""Decisions that reach through the rooms: corrections, forfeits, withdrawals, points, changed regulations.

Each is previewed before it is saved, applied in one transaction, public, and undone by one press. This room owns the
dossier only: what was asked, its effect, who, why, and what undoes it; nothing to its left reads it.
"""
