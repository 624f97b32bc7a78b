"""The words for a round, and for a side whose team is not known yet (A组第1)."""

from league.errors import N_, Sentence

FINAL_ROUND, THIRD_PLACE, SEMI_FINAL, QUARTER_FINAL = 2, 3, 4, 8


def round_name(knock_out: bool, number: int) -> Sentence:
    """The round of a game: counted in a group, named by the teams left in a knock-out (3 is the game for place three)."""
    if not knock_out:
        return Sentence(N_("Round %(round)s"), {"round": number})
    named = {
        FINAL_ROUND: N_("Final"),
        THIRD_PLACE: N_("Game for third place"),
        SEMI_FINAL: N_("Semi-final"),
        QUARTER_FINAL: N_("Quarter-final"),
    }
    if number in named:
        return Sentence(named[number])
    return Sentence(N_("Round of %(teams)s"), {"teams": number})


def place_of_rank(group: str, rank: int | None) -> Sentence:
    """A组第1."""
    return Sentence(N_("Group %(group)s no. %(rank)s"), {"group": group, "rank": rank})


def place_of_game(source: str, number: int) -> Sentence:
    """第25场胜者."""
    if source == "loser":
        return Sentence(N_("Loser of game %(number)s"), {"number": number})
    return Sentence(N_("Winner of game %(number)s"), {"number": number})


def place_open() -> Sentence:
    """A side of which nothing is known at all."""
    return Sentence(N_("Open"))
