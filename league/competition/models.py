"""What is stored of a season: its competitions, stages and groups, its places and its regulation."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from league.extensions import Instant, Model


class Season(Model):
    """One year's event."""

    __tablename__ = "season"
    __table_args__ = (UniqueConstraint("slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(160), default="")
    brand: Mapped[str] = mapped_column(String(24))
    """The short name in the title bar, such as 江都职工篮球."""
    brand_en: Mapped[str] = mapped_column(String(40), default="")
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date | None] = mapped_column(Date)
    revision: Mapped[int] = mapped_column(default=1)
    """Grows with each change of the season or its hosts; a form that began from an older one is told."""

    competitions: Mapped[list["Competition"]] = relationship(
        back_populates="season", order_by="Competition.position, Competition.id"
    )
    hosts: Mapped[list["Host"]] = relationship(back_populates="season", order_by="Host.position")


class Host(Model):
    """A body behind the season: host 主办, organiser 承办 or co-organiser 协办."""

    __tablename__ = "host"
    __table_args__ = (CheckConstraint("part IN ('host', 'organiser', 'co_organiser')", name="known_part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("season.id"))
    part: Mapped[str] = mapped_column(String(16))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(160), default="")

    season: Mapped[Season] = relationship(back_populates="hosts")


class Competition(Model):
    """A league or a cup inside a season."""

    __tablename__ = "competition"
    __table_args__ = (UniqueConstraint("slug"), Index("ix_competition_season_id", "season_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("season.id"))
    slug: Mapped[str] = mapped_column(String(60))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(120))
    """In full, such as 第四届职工篮球联赛."""
    name_en: Mapped[str] = mapped_column(String(160), default="")
    short_name: Mapped[str] = mapped_column(String(24))
    """For filters and rows, such as 联赛."""
    short_name_en: Mapped[str] = mapped_column(String(40), default="")
    entries_until: Mapped[datetime | None] = mapped_column(Instant)
    """Teams may be entered and changed until this instant, inclusive; None: entries are not open."""
    imported: Mapped[bool] = mapped_column(default=False)
    """Brought in from a file: results without dates or people."""
    revision: Mapped[int] = mapped_column(default=1)
    """Grows with each change of the competition or its stages."""

    season: Mapped[Season] = relationship(back_populates="competitions")
    titles: Mapped[list["Title"]] = relationship(back_populates="competition", order_by="Title.position")
    stages: Mapped[list["Stage"]] = relationship(back_populates="competition", order_by="Stage.position")
    regulations: Mapped[list["RegulationVersion"]] = relationship(
        back_populates="competition", order_by="RegulationVersion.version"
    )


class Title(Model):
    """One of the names under which a competition is announced, with its edition number."""

    __tablename__ = "title"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    position: Mapped[int]
    edition: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    """Without the edition: 职工篮球联赛, “天佑杯”篮球联赛."""
    name_en: Mapped[str] = mapped_column(String(120), default="")

    competition: Mapped[Competition] = relationship(back_populates="titles")


class RegulationVersion(Model):
    """One version of a competition's regulation; the highest version holds. `data` is read by `rules`."""

    __tablename__ = "regulation_version"
    __table_args__ = (UniqueConstraint("competition_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    version: Mapped[int]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str] = mapped_column(String(1000), default="")

    competition: Mapped[Competition] = relationship(back_populates="regulations")


class CompetitionEvent(Model):
    """What happened to a competition as a whole: its regulation was frozen when its first game began."""

    __tablename__ = "competition_event"
    __table_args__ = (
        UniqueConstraint("competition_id", "kind"),
        CheckConstraint("kind IN ('frozen')", name="known_kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    kind: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(Instant)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Stage(Model):
    """A part of a competition: round robin in groups, or knock-out."""

    __tablename__ = "stage"
    __table_args__ = (
        UniqueConstraint("competition_id", "position"),
        CheckConstraint("kind IN ('round_robin', 'knock_out')", name="known_kind"),
        CheckConstraint("legs IN (1, 2)", name="one_or_two_legs"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(40))
    name_en: Mapped[str] = mapped_column(String(60), default="")
    legs: Mapped[int] = mapped_column(default=1)
    """How often each pair of a group meets; in a knock-out 2 means two games on total score (FIBA OBR D.6)."""
    qualify: Mapped[int] = mapped_column(default=0)
    """How many of each group go on to the next stage; 0: none."""
    best_next: Mapped[int] = mapped_column(default=0)
    """How many of those ranked next go on too, the best over all groups (best seconds)."""
    third_place: Mapped[bool] = mapped_column(default=False)
    """Knock-out only: the losers of the semi-finals play for place three."""
    fifth_place: Mapped[bool] = mapped_column(default=False)
    """Knock-out only: the losers of the quarter-finals play for places 5 to 8."""

    competition: Mapped[Competition] = relationship(back_populates="stages")
    groups: Mapped[list["Group"]] = relationship(back_populates="stage", order_by="Group.position")


class Group(Model):
    """A group of a round-robin stage; its name is a letter such as A."""

    __tablename__ = "stage_group"
    __table_args__ = (UniqueConstraint("stage_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(40))

    stage: Mapped[Stage] = relationship(back_populates="groups")


class Venue(Model):
    """A hall or ground with one or more courts."""

    __tablename__ = "venue"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    name_en: Mapped[str] = mapped_column(String(80), default="")
    address: Mapped[str] = mapped_column(String(200), default="")
    directions: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=1)
    """Grows with each change of the venue or its courts."""

    courts: Mapped[list["Court"]] = relationship(back_populates="venue", order_by="Court.position")


class Court(Model):
    """A court of a venue, such as 1号场."""

    __tablename__ = "court"
    __table_args__ = (UniqueConstraint("venue_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    venue_id: Mapped[int] = mapped_column(ForeignKey("venue.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(40))
    name_en: Mapped[str] = mapped_column(String(60), default="")

    venue: Mapped[Venue] = relationship(back_populates="courts")
    slots: Mapped[list["Slot"]] = relationship(back_populates="court", order_by="Slot.starts_at")


class Slot(Model):
    """A time at which a game can begin on a court (开放时段)."""

    __tablename__ = "slot"
    __table_args__ = (UniqueConstraint("court_id", "starts_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    court_id: Mapped[int] = mapped_column(ForeignKey("court.id"))
    starts_at: Mapped[datetime] = mapped_column(Instant)
    minutes: Mapped[int] = mapped_column(default=90)

    court: Mapped[Court] = relationship(back_populates="slots")

    @property
    def ends_at(self) -> datetime:
        """When the court is free again."""
        return self.starts_at + timedelta(minutes=self.minutes)


class CalendarDay(Model):
    """A day that is not what its weekday says: a holiday, or a make-up workday (调休) on a weekend."""

    __tablename__ = "calendar_day"
    __table_args__ = (UniqueConstraint("day"), CheckConstraint("kind IN ('holiday', 'workday')", name="known_kind"))

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(40), default="")
    """Which holiday it is, or is made up for."""
