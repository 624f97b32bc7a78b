"""What is played by: time, time-outs, fouls, rosters, strips, house rules."""

from league.competition.rules.articles.parts import Article, Tagged, article, clause
from league.competition.rules.regulation import HouseRule, PlayingTime, Regulation
from league.competition.rules.titles import ordinal
from league.errors import N_, Name, Sentence

CLOCKS = {
    "stopped": N_("the clock stops as FIBA's rules say"),
    "running": N_("the clock runs through"),
    "last_period": N_("the clock runs through and stops only in the last period"),
    "last_minutes": N_("the clock runs through and stops only in the last two minutes"),
}
"""How the clock runs, within a sentence."""
PERIODS = {
    1: N_("one period of %(minutes)s minutes"),
    2: N_("two halves of %(minutes)s minutes"),
}
_SEVERAL = N_("%(periods)s periods of %(minutes)s minutes")


def length_words(time: PlayingTime) -> Sentence:
    """4节，每节10分钟: how long a game is."""
    if time.periods in PERIODS:
        return Sentence(PERIODS[time.periods], {"minutes": time.minutes})
    return Sentence(_SEVERAL, {"periods": time.periods, "minutes": time.minutes})


def time_words(regulation: Regulation) -> Sentence:
    """Periods, overtime and clock in one line, for the page of a game; the regulation as it holds in its stage."""
    return Sentence(
        N_("%(length)s, overtime %(extra)s minutes; %(clock)s"),
        {
            "length": length_words(regulation.time),
            "extra": regulation.extra_minutes,
            "clock": Sentence(CLOCKS[regulation.clock]),
        },
    )


def time_article(regulation: Regulation) -> Article:
    """Playing time, by stage where it differs, and extra periods (FIBA OBR 8)."""
    extra = N_(
        "A level game goes on with extra periods of %(minutes)s minutes until one team leads; where two games count on total score, only the second does, and only while the totals are level."
    )
    own = regulation.knock_out_time
    if own is None:
        played = [_time(N_("A game has %(length)s; %(clock)s."), regulation.time)]
    else:
        played = [
            _time(N_("A game of the groups has %(length)s; %(clock)s."), regulation.time),
            _time(N_("A game of the knock-out has %(length)s; %(clock)s."), own),
        ]
    return article(N_("Playing time"), *played, clause(extra, "extra", minutes=regulation.extra_minutes))


def _time(message: str, time: PlayingTime) -> Tagged:
    return clause(message, "time", length=length_words(time), clock=Sentence(CLOCKS[time.clock]))


def fouls_article(regulation: Regulation) -> Article:
    """Time-outs and fouls (FIBA OBR 18, 40, 41)."""
    outs, fouls = regulation.time_outs, regulation.fouls
    given = N_(
        "A team may take %(first)s time-outs in the first half, %(last)s in the second and %(extra)s in each extra period."
    )
    if outs.by == "period":
        given = N_(
            "A team may take %(first)s time-outs in each period but the last, %(last)s in the last and %(extra)s in each extra period."
        )
    team = N_("From the %(next)s team foul of a period on, a foul on a player not shooting gives two free throws.")
    if fouls.by == "half":
        team = N_("From the %(next)s team foul of a half on, a foul on a player not shooting gives two free throws.")
    return article(
        N_("Time-outs and fouls"),
        clause(given, "time_outs", first=outs.first, last=outs.last, extra=outs.extra),
        clause(N_("A player with %(player)s fouls is out of the game."), "player_fouls", player=fouls.player),
        clause(team, "team_fouls", next=Name(str(fouls.team + 1), ordinal(fouls.team + 1))),
    )


def teams_article(regulation: Regulation) -> Article:
    """Rosters, game lists and strips."""
    strip = _STRIPS[regulation.hosted, regulation.light_strip]
    after = N_("After the deadline for entries a roster cannot be changed any more.")
    if regulation.changes_after_deadline:
        after = N_("After the deadline for entries a roster can still be changed if the organiser agrees.")
    return article(
        N_("Rosters, game lists and strips"),
        clause(
            N_("A team enters at least %(least)s and at most %(most)s players."),
            least=regulation.roster_min,
            most=regulation.roster_max,
        ),
        clause(N_("At most %(list)s of them are named for a game."), list=regulation.game_list_max),
        clause(after),
        clause(strip),
    )


_STRIPS = {
    (False, "first"): N_("The team named first wears its light strip, the other its dark one."),
    (False, "second"): N_("The team named first wears its dark strip, the other its light one."),
    (True, "first"): N_("The host wears its light strip, the guest its dark one."),
    (True, "second"): N_("The host wears its dark strip, the guest its light one."),
}


def home_article(regulation: Regulation) -> Article:
    """Who hosts, where, and who is named first. Only where teams host."""
    once = N_("Where two teams meet once, the timetable says which of them hosts.")
    if regulation.home_courts == "given":
        once = N_("Where two teams meet once, the team drawn first hosts.")
    single = N_("A single game of a knock-out is played on a neutral court, and nobody hosts it.")
    named = N_("The host is named first.")
    if regulation.named_first == "drawn":
        named = N_("The team drawn first is named first, whoever hosts.")
    return article(
        N_("Home and away"),
        clause(N_("A team that has a court of its own hosts there; the others host on neutral courts.")),
        clause(N_("Where two teams meet twice, each of them hosts once."), "home_courts"),
        clause(once),
        *((clause(single),) if regulation.home_courts == "timetable" else ()),
        clause(named),
    )


def house_article(regulation: Regulation) -> Article:
    """Points without a basket, and what they are for. Only where there are any."""
    return article(
        N_("Local rules"),
        *(_house(rule) for rule in regulation.house_rules),
        clause(
            N_(
                "These points are part of the score, and by it a game is won, lost or level after the last period; they are nobody's baskets."
            ),
            "house_rules",
        ),
    )


def _house(rule: HouseRule) -> Tagged:
    often = Sentence(N_("once a game"))
    if rule.most > 1:
        often = Sentence(N_("at most %(most)s times a game"), {"most": rule.most})
    given = N_("%(name)s: %(points)s points each time for the team itself, %(often)s.")
    if rule.to == "opponents":
        given = N_("%(name)s: %(points)s points each time for the opponents, %(often)s.")
    name = Name(rule.name, rule.name_en)
    return clause(given, rule.key, name=name, points=rule.points, often=often)
