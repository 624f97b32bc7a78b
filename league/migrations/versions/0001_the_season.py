"""The tables of the season.

Revision 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=11), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("phone IS NOT NULL OR email IS NOT NULL", name=op.f("ck_account_reachable")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sa.UniqueConstraint("phone", name=op.f("uq_account_phone")),
        sa.UniqueConstraint("public_id", name=op.f("uq_account_public_id")),
    )
    op.create_table(
        "failed_try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_try")),
    )
    with op.batch_alter_table("failed_try", schema=None) as batch_op:
        batch_op.create_index("ix_failed_try_at", ["at"], unique=False)

    op.create_table(
        "journal_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entry")),
    )
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.create_index("ix_journal_entry_subject", ["subject"], unique=False)

    op.create_table(
        "season",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=160), nullable=False),
        sa.Column("brand", sa.String(length=24), nullable=False),
        sa.Column("brand_en", sa.String(length=40), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_season")),
        sa.UniqueConstraint("slug", name=op.f("uq_season_slug")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("name", name=op.f("uq_unit_name")),
    )
    op.create_table(
        "venue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("directions", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue")),
        sa.UniqueConstraint("name", name=op.f("uq_venue_name")),
    )
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("title_en", sa.String(length=120), nullable=False),
        sa.Column("summary", sa.String(length=200), nullable=False),
        sa.Column("summary_en", sa.String(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_en", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("place_en", sa.String(length=120), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_activity_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("slug", name=op.f("uq_activity_slug")),
    )
    op.create_table(
        "competition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=160), nullable=False),
        sa.Column("short_name", sa.String(length=24), nullable=False),
        sa.Column("short_name_en", sa.String(length=40), nullable=False),
        sa.Column("entries_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("imported", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_competition_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competition")),
        sa.UniqueConstraint("slug", name=op.f("uq_competition_slug")),
    )
    op.create_table(
        "court",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("name_en", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_court_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court")),
        sa.UniqueConstraint("venue_id", "name", name=op.f("uq_court_venue_id_name")),
    )
    op.create_table(
        "host",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=160), nullable=False),
        sa.CheckConstraint("part IN ('host', 'organiser', 'co_organiser')", name=op.f("ck_host_known_part")),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_host_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_host")),
    )
    op.create_table(
        "reset_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_reset_link_account_id")),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_reset_link_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reset_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_reset_link_token_hash")),
    )
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("granted_by", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "role IN ('captain', 'organiser', 'referee', 'editor', 'administrator')",
            name=op.f("ck_role_grant_known_role"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_role_grant_account_id")),
        sa.ForeignKeyConstraint(["granted_by"], ["account.id"], name=op.f("fk_role_grant_granted_by")),
        sa.ForeignKeyConstraint(["revoked_by"], ["account.id"], name=op.f("fk_role_grant_revoked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.create_index(
            "uq_role_grant_standing",
            ["account_id", "role"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )

    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_account_id", ["account_id"], unique=False)

    op.create_table(
        "regulation_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["competition_id"], ["competition.id"], name=op.f("fk_regulation_version_competition_id")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_regulation_version_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regulation_version")),
        sa.UniqueConstraint("competition_id", "version", name=op.f("uq_regulation_version_competition_id_version")),
    )
    op.create_table(
        "slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("court_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["court.id"], name=op.f("fk_slot_court_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
        sa.UniqueConstraint("court_id", "starts_at", name=op.f("uq_slot_court_id_starts_at")),
    )
    op.create_table(
        "stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("name_en", sa.String(length=60), nullable=False),
        sa.Column("legs", sa.Integer(), nullable=False),
        sa.Column("qualify", sa.Integer(), nullable=False),
        sa.Column("third_place", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('round_robin', 'knock_out')", name=op.f("ck_stage_known_kind")),
        sa.CheckConstraint("legs IN (1, 2)", name=op.f("ck_stage_one_or_two_legs")),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name=op.f("fk_stage_competition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
        sa.UniqueConstraint("competition_id", "position", name=op.f("uq_stage_competition_id_position")),
    )
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("name_en", sa.String(length=100), nullable=False),
        sa.Column("short_name", sa.String(length=24), nullable=False),
        sa.Column("short_name_en", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("leader", sa.String(length=40), nullable=False),
        sa.Column("coach", sa.String(length=40), nullable=False),
        sa.Column("contact", sa.String(length=40), nullable=False),
        sa.Column("contact_phone", sa.String(length=11), nullable=False),
        sa.Column("light", sa.String(length=7), nullable=False),
        sa.Column("dark", sa.String(length=7), nullable=False),
        sa.Column("pattern", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name=op.f("fk_team_competition_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_team_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("competition_id", "code", name=op.f("uq_team_competition_id_code")),
        sa.UniqueConstraint("competition_id", "name", name=op.f("uq_team_competition_id_name")),
        sa.UniqueConstraint("public_id", name=op.f("uq_team_public_id")),
    )
    op.create_table(
        "title",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name=op.f("fk_title_competition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_title")),
    )
    op.create_table(
        "group_draw",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=10), nullable=False),
        sa.Column("seed", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("method IN ('seeded', 'drawn', 'by_hand')", name=op.f("ck_group_draw_known_method")),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_group_draw_actor_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_group_draw_stage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_draw")),
    )
    op.create_table(
        "player",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=2), nullable=True),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("court_position", sa.String(length=2), nullable=False),
        sa.Column("is_captain", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(number) BETWEEN 1 AND 2", name=op.f("ck_player_number_length")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_player_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_player")),
        sa.UniqueConstraint("public_id", name=op.f("uq_player_public_id")),
        sa.UniqueConstraint("team_id", "number", name=op.f("uq_player_team_id_number")),
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_publication_actor_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_publication_stage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("stage_id", "version", name=op.f("uq_publication_stage_id_version")),
    )
    op.create_table(
        "stage_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_stage_group_stage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_group")),
        sa.UniqueConstraint("stage_id", "name", name=op.f("uq_stage_group_stage_id_name")),
    )
    op.create_table(
        "team_captain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("granted_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_team_captain_account_id")),
        sa.ForeignKeyConstraint(["granted_by"], ["account.id"], name=op.f("fk_team_captain_granted_by")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_captain_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_captain")),
        sa.UniqueConstraint("team_id", "account_id", name=op.f("uq_team_captain_team_id_account_id")),
    )
    op.create_table(
        "team_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.CheckConstraint(
            "kind IN ('submitted', 'approved', 'returned', 'reopened', 'withdrawn', 'disqualified')",
            name=op.f("ck_team_event_known_kind"),
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_team_event_actor_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_event_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_event")),
    )
    with op.batch_alter_table("team_event", schema=None) as batch_op:
        batch_op.create_index("ix_team_event_team_id", ["team_id"], unique=False)

    op.create_table(
        "game",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("leg", sa.Integer(), nullable=False),
        sa.Column("bracket_position", sa.Integer(), nullable=False),
        sa.Column("team_a_id", sa.Integer(), nullable=True),
        sa.Column("team_b_id", sa.Integer(), nullable=True),
        sa.Column("court_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("team_a_id <> team_b_id", name=op.f("ck_game_two_teams")),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name=op.f("fk_game_competition_id")),
        sa.ForeignKeyConstraint(["court_id"], ["court.id"], name=op.f("fk_game_court_id")),
        sa.ForeignKeyConstraint(["group_id"], ["stage_group.id"], name=op.f("fk_game_group_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_game_stage_id")),
        sa.ForeignKeyConstraint(["team_a_id"], ["team.id"], name=op.f("fk_game_team_a_id")),
        sa.ForeignKeyConstraint(["team_b_id"], ["team.id"], name=op.f("fk_game_team_b_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_game")),
        sa.UniqueConstraint("competition_id", "number", name=op.f("uq_game_competition_id_number")),
        sa.UniqueConstraint("court_id", "starts_at", name=op.f("uq_game_court_id_starts_at")),
        sa.UniqueConstraint("public_id", name=op.f("uq_game_public_id")),
    )
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.create_index("ix_game_group_id", ["group_id"], unique=False)
        batch_op.create_index("ix_game_starts_at", ["starts_at"], unique=False)
        batch_op.create_index("ix_game_team_a_id", ["team_a_id"], unique=False)
        batch_op.create_index("ix_game_team_b_id", ["team_b_id"], unique=False)

    op.create_table(
        "group_team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("placed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["stage_group.id"], name=op.f("fk_group_team_group_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_group_team_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_team")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_group_team_group_id_number")),
        sa.UniqueConstraint("group_id", "team_id", name=op.f("uq_group_team_group_id_team_id")),
    )
    op.create_table(
        "lot_draw",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("order", sa.JSON(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("witness", sa.String(length=60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_lot_draw_actor_id")),
        sa.ForeignKeyConstraint(["group_id"], ["stage_group.id"], name=op.f("fk_lot_draw_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot_draw")),
    )
    op.create_table(
        "game_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('moved', 'begun', 'ended', 'reopened', 'voided')", name=op.f("ck_game_event_known_kind")
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_game_event_actor_id")),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_game_event_game_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_game_event")),
    )
    with op.batch_alter_table("game_event", schema=None) as batch_op:
        batch_op.create_index("ix_game_event_game_id", ["game_id"], unique=False)

    op.create_table(
        "game_official",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_game_official_account_id")),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_game_official_game_id")),
        sa.ForeignKeyConstraint(["named_by"], ["account.id"], name=op.f("fk_game_official_named_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_game_official")),
        sa.UniqueConstraint("game_id", "account_id", name=op.f("uq_game_official_game_id_account_id")),
    )
    op.create_table(
        "result_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("periods", sa.JSON(), nullable=False),
        sa.Column("score_a", sa.Integer(), nullable=False),
        sa.Column("score_b", sa.Integer(), nullable=False),
        sa.Column("table_a", sa.Integer(), nullable=True),
        sa.Column("table_b", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.CheckConstraint("kind IN ('recorded', 'confirmed', 'corrected')", name=op.f("ck_result_event_known_kind")),
        sa.CheckConstraint(
            "outcome IN ('final', 'forfeit_a', 'forfeit_b', 'default_a', 'default_b')",
            name=op.f("ck_result_event_known_outcome"),
        ),
        sa.CheckConstraint("score_a >= 0 AND score_b >= 0", name=op.f("ck_result_event_not_negative")),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_result_event_actor_id")),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_result_event_game_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result_event")),
        sa.UniqueConstraint("game_id", "revision", name=op.f("uq_result_event_game_id_revision")),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=1), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("from_game_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("side IN ('a', 'b')", name=op.f("ck_seat_known_side")),
        sa.CheckConstraint("source IN ('rank', 'winner', 'loser', 'team')", name=op.f("ck_seat_known_source")),
        sa.ForeignKeyConstraint(["from_game_id"], ["game.id"], name=op.f("fk_seat_from_game_id")),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_seat_game_id")),
        sa.ForeignKeyConstraint(["group_id"], ["stage_group.id"], name=op.f("fk_seat_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
        sa.UniqueConstraint("game_id", "side", name=op.f("uq_seat_game_id_side")),
    )
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.create_index("ix_seat_from_game_id", ["from_game_id"], unique=False)
        batch_op.create_index("ix_seat_group_id", ["group_id"], unique=False)

    op.create_table(
        "seat_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_seat_event_seat_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_seat_event_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_event")),
    )
    with op.batch_alter_table("seat_event", schema=None) as batch_op:
        batch_op.create_index("ix_seat_event_seat_id", ["seat_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("seat_event", schema=None) as batch_op:
        batch_op.drop_index("ix_seat_event_seat_id")

    op.drop_table("seat_event")
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_index("ix_seat_group_id")
        batch_op.drop_index("ix_seat_from_game_id")

    op.drop_table("seat")
    op.drop_table("result_event")
    op.drop_table("game_official")
    with op.batch_alter_table("game_event", schema=None) as batch_op:
        batch_op.drop_index("ix_game_event_game_id")

    op.drop_table("game_event")
    op.drop_table("lot_draw")
    op.drop_table("group_team")
    with op.batch_alter_table("game", schema=None) as batch_op:
        batch_op.drop_index("ix_game_team_b_id")
        batch_op.drop_index("ix_game_team_a_id")
        batch_op.drop_index("ix_game_starts_at")
        batch_op.drop_index("ix_game_group_id")

    op.drop_table("game")
    with op.batch_alter_table("team_event", schema=None) as batch_op:
        batch_op.drop_index("ix_team_event_team_id")

    op.drop_table("team_event")
    op.drop_table("team_captain")
    op.drop_table("stage_group")
    op.drop_table("publication")
    op.drop_table("player")
    op.drop_table("group_draw")
    op.drop_table("title")
    op.drop_table("team")
    op.drop_table("stage")
    op.drop_table("slot")
    op.drop_table("regulation_version")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_account_id")

    op.drop_table("sign_in")
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_role_grant_standing",
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )

    op.drop_table("role_grant")
    op.drop_table("reset_link")
    op.drop_table("host")
    op.drop_table("court")
    op.drop_table("competition")
    op.drop_table("activity")
    op.drop_table("venue")
    op.drop_table("unit")
    op.drop_table("season")
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_journal_entry_subject")

    op.drop_table("journal_entry")
    with op.batch_alter_table("failed_try", schema=None) as batch_op:
        batch_op.drop_index("ix_failed_try_at")

    op.drop_table("failed_try")
    op.drop_table("account")
