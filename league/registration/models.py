"""What is stored of a team: its unit, its people, its players, and what became of its entry."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from league.competition.models import Competition
from league.extensions import Instant, Model, new_public_id


class Unit(Model):
    """The employer's union that enters teams."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))


class Team(Model):
    """A team in one competition. `code` is its three letters in cross tables, unique in the competition."""

    __tablename__ = "team"
    __table_args__ = (
        UniqueConstraint("public_id"),
        UniqueConstraint("competition_id", "name"),
        UniqueConstraint("competition_id", "code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(13), default=new_public_id)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str] = mapped_column(String(60))
    name_en: Mapped[str] = mapped_column(String(100), default="")
    short_name: Mapped[str] = mapped_column(String(24))
    short_name_en: Mapped[str] = mapped_column(String(40), default="")
    code: Mapped[str] = mapped_column(String(4))
    leader: Mapped[str] = mapped_column(String(40), default="")
    coach: Mapped[str] = mapped_column(String(40), default="")
    contact: Mapped[str] = mapped_column(String(40), default="")
    contact_phone: Mapped[str] = mapped_column(String(11), default="")
    light: Mapped[str] = mapped_column(String(7), default="#ffffff")
    """The light strip's colour, and the second colour of the crest."""
    dark: Mapped[str] = mapped_column(String(7), default="#1d3f8f")
    """The dark strip's colour, and the field of the crest."""
    pattern: Mapped[int] = mapped_column(default=0)
    """Which of the five patterns the crest has."""
    seed: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=1)
    """Grows with each change of the team or its roster; a form that began from an older one is told."""
    created_at: Mapped[datetime] = mapped_column(Instant)

    competition: Mapped[Competition] = relationship()
    unit: Mapped[Unit | None] = relationship()
    players: Mapped[list["Player"]] = relationship(back_populates="team", order_by="Player.position")
    events: Mapped[list["TeamEvent"]] = relationship(back_populates="team", order_by="TeamEvent.id")


class TeamCaptain(Model):
    """The account that registers this team and may change it."""

    __tablename__ = "team_captain"
    __table_args__ = (UniqueConstraint("team_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    granted_at: Mapped[datetime] = mapped_column(Instant)
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Player(Model):
    """A player on a roster. `number` is text: 0 and 00 are two numbers (FIBA OBR 4.3.2)."""

    __tablename__ = "player"
    __table_args__ = (
        UniqueConstraint("public_id"),
        UniqueConstraint("team_id", "number"),
        CheckConstraint("length(number) BETWEEN 1 AND 2", name="number_length"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(13), default=new_public_id)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    position: Mapped[int]
    number: Mapped[str | None] = mapped_column(String(2))
    name: Mapped[str] = mapped_column(String(40))
    court_position: Mapped[str] = mapped_column(String(2), default="")
    """G, F, C, or empty."""
    is_captain: Mapped[bool] = mapped_column(default=False)
    """The game captain 场上队长, marked (CAP)."""

    team: Mapped[Team] = relationship(back_populates="players")


class TeamEvent(Model):
    """What became of an entry: submitted, approved, returned, reopened, withdrawn, disqualified, reinstated."""

    __tablename__ = "team_event"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('submitted', 'approved', 'returned', 'reopened', 'withdrawn', 'disqualified', 'reinstated')",
            name="known_kind",
        ),
        Index("ix_team_event_team_id", "team_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    kind: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(Instant)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str] = mapped_column(String(1000), default="")

    team: Mapped[Team] = relationship(back_populates="events")
