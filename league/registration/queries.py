"""What pages show of teams."""

from dataclasses import dataclass

from league.registration.models import Team


@dataclass(frozen=True)
class TeamFace:
    """What every row shows of a team: its names and what its crest is drawn from."""

    id: int
    public_id: str
    name: str
    name_en: str
    short_name: str
    short_name_en: str
    code: str
    light: str
    dark: str
    pattern: int


def face(team: Team) -> TeamFace:
    """The face of a loaded team."""
    return TeamFace(
        team.id,
        team.public_id,
        team.name,
        team.name_en,
        team.short_name,
        team.short_name_en,
        team.code,
        team.light,
        team.dark,
        team.pattern,
    )
