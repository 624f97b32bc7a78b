"""Players: what a number and a name may be, and what a team still lacks before it can be submitted."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from league.competition.rules import Regulation
from league.errors import N_, Sentence
from league.registration.rules.details import PERSON_MOST, is_phone, strips_differ

POSITIONS = {"": N_("No position"), "G": N_("Guard"), "F": N_("Forward"), "C": N_("Centre")}
_NUMBER = re.compile(r"0|00|[1-9][0-9]?", re.ASCII)
_DOTS = dict.fromkeys(map(ord, "・•‧･∙⋅᛫●．"), "·")
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_GAP = re.compile(f"(?<=[{_HAN}]) +(?=[{_HAN}])")


def is_number(text: str) -> bool:
    """A shirt number: 0, 00 or 1 to 99, and 0 and 00 are two numbers (FIBA OBR 4.3.2)."""
    return _NUMBER.fullmatch(text) is not None


def clean_number(text: str) -> str:
    """What was meant: full-width digits, 号, #, No. and Excel's 7.0 or 07 become a plain number."""
    text = unicodedata.normalize("NFKC", text).strip()
    text = re.sub(r"^(?:no\.?|#)\s*|\s*(?:号|號|#)$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\.0+$", "", text)
    if re.fullmatch(r"0[1-9]", text, re.ASCII):
        text = text[1]
    return text


def clean_name(text: str) -> str:
    """A name as it is printed: 王　伟 is 王伟, and the dot in 买买提·吐尔逊 is the same everywhere."""
    text = unicodedata.normalize("NFC", text.replace("\u3000", " ")).translate(_DOTS)
    text = re.sub(r"\s*·\s*", "·", " ".join(text.split()))
    return _GAP.sub("", text)


def name_problem(name: str) -> Sentence | None:
    """What is wrong with a cleaned name of a person, if anything."""
    if not name:
        return Sentence(N_("The name is missing."))
    if len(name) > PERSON_MOST:
        return Sentence(N_("A name has at most %(most)s characters; this one has %(found)s."), _lengths(name))
    if any(not (letter.isalpha() or unicodedata.combining(letter) or letter in "·-'’. ") for letter in name):
        return Sentence(N_("“%(name)s” is no name: it holds digits or signs."), {"name": name})
    return None


def number_problem(number: str) -> Sentence | None:
    """What is wrong with a cleaned number, if anything."""
    if is_number(number):
        return None
    return Sentence(N_("“%(number)s” is no shirt number; there are 0, 00 and 1 to 99."), {"number": number[:20]})


def _lengths(name: str) -> dict[str, object]:
    return {"most": PERSON_MOST, "found": len(name)}


@dataclass(frozen=True)
class PlayerFacts:
    """What the rules ask of a player."""

    public_id: str
    number: str | None
    name: str
    is_captain: bool = False


@dataclass(frozen=True)
class TeamFacts:
    """What the rules ask of a team."""

    leader: str
    contact: str
    contact_phone: str
    light: str
    dark: str
    players: Sequence[PlayerFacts] = field(default=())


@dataclass(frozen=True)
class Missing:
    """One thing to mend before the team can be submitted, and where it is typed."""

    sentence: Sentence
    field: str
    """A field of the team's details, or `players`, `number` or `name`."""
    player: str | None = None
    """The player it is about, by public id."""


def missing(team: TeamFacts, regulation: Regulation) -> list[Missing]:
    """Everything that keeps this team from being submitted, in the order in which one would mend it."""
    return [*_missing_details(team), *_missing_players(team, regulation), *_wrong_players(team)]


def _missing_details(team: TeamFacts) -> list[Missing]:
    found = []
    if not team.leader:
        found.append(Missing(Sentence(N_("Name the team's leader.")), "leader"))
    if not team.contact:
        found.append(Missing(Sentence(N_("Say whom the organisers can call.")), "contact"))
    if not is_phone(team.contact_phone):
        found.append(Missing(Sentence(N_("Give the contact's telephone number.")), "contact_phone"))
    if not strips_differ(team.light, team.dark):
        found.append(
            Missing(Sentence(N_("Choose two strips that can be told apart, a light and a dark one.")), "light")
        )
    return found


def _missing_players(team: TeamFacts, regulation: Regulation) -> list[Missing]:
    count, least, most = len(team.players), regulation.roster_min, regulation.roster_max
    figures = {"least": least, "most": most, "count": count}
    if count < least:
        text = N_("Add players: there are %(count)s, and the regulation asks for %(least)s to %(most)s.")
        return [Missing(Sentence(text, figures), "players")]
    found = []
    if count > most:
        text = N_("Remove players: there are %(count)s, and the regulation allows at most %(most)s.")
        found.append(Missing(Sentence(text, {"count": count, "most": most}), "players"))
    captains = [player for player in team.players if player.is_captain]
    if not captains:
        found.append(Missing(Sentence(N_("Say which player is the captain on the floor.")), "players"))
    if len(captains) > 1:
        text = N_("Only one player can be the captain on the floor.")
        found.append(Missing(Sentence(text), "players", captains[-1].public_id))
    return found


def _wrong_players(team: TeamFacts) -> list[Missing]:
    worn = Counter(player.number for player in team.players if player.number)
    found = []
    for player in team.players:
        who: dict[str, object] = {"name": player.name, "number": player.number or ""}
        if name_problem(player.name):
            text = N_("Give a player's name as it is on the identity card.")
            found.append(Missing(Sentence(text), "name", player.public_id))
        if not player.number:
            found.append(
                Missing(Sentence(N_("Give %(name)s a number."), {"name": player.name}), "number", player.public_id)
            )
        elif not is_number(player.number):
            text = N_("Give %(name)s a number from 0, 00 and 1 to 99.")
            found.append(Missing(Sentence(text, {"name": player.name}), "number", player.public_id))
        elif worn[player.number] > 1:
            text = N_("Number %(number)s is worn twice; give %(name)s another one.")
            found.append(Missing(Sentence(text, who), "number", player.public_id))
    return found
