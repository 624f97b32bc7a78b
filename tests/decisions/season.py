"""A random season, played to a random point, and random deeds on it."""

from datetime import date

from builders import (
    a_competition,
    a_game,
    a_season,
    a_stage,
    a_team,
    a_venue,
    groups_of,
    published_stage,
    result,
    slots,
)
from sqlalchemy import select

from league.competition.rules import Ranking, Regulation
from league.competition.rules.regulation import TIE_BREAKS, WITHDRAWAL
from league.decisions.answers import Answer
from league.decisions.deeds import LeavingDeed, PointsDeed, RegulationDeed, ResultDeed
from league.extensions import db
from league.fixtures.making import make_games
from league.fixtures.models import Game
from league.scoring.points import points_revision
from league.scoring.queries import score_of
from league.scoring.rules.points import steps_of

KINDS = ("correction", "forfeit", "default", "withdrawn", "disqualified", "points", "regulation")
ANSWERS = (Answer("keep"), Answer("replay"))
NAMES = "甲乙丙丁戊己庚辛"


class RandomSeason:
    """Two groups of three or four, two of each go on; some or all group games are played, and some of the bracket."""

    def __init__(self, dice):
        self.dice = dice
        ranking = Ranking(tie_break=tuple(dice.sample(TIE_BREAKS[:7], dice.randint(2, 4))), restart=dice.random() < 0.5)
        self.regulation = Regulation(ranking=ranking, withdrawal=dice.choice(WITHDRAWAL))
        season = a_season(first_day=date(2019, 5, 2))
        self.competition = a_competition(season, regulation=self.regulation)
        self.stage = a_stage(self.competition, groups=2, qualify=2)
        size = dice.choice((3, 3, 4))
        self.teams = {name: a_team(self.competition, name) for name in NAMES[: 2 * size]}
        members = list(self.teams.values())
        self.groups = groups_of(self.stage, A=members[:size], B=members[size:])
        self.knock_out = a_stage(self.competition, kind="knock_out", third_place=dice.random() < 0.5)
        venue = a_venue(courts=2)
        slots(venue, first_day=date(2019, 5, 2), days=20)
        self._play_groups(size, members, venue)
        make_games(self.knock_out.id, actor=None)
        published_stage(self.knock_out)
        self._play_knock_out()

    def _play_groups(self, size, members, venue):
        share = self.dice.choice((1, 1, 1, 0.6))
        day = 2
        for group, own in (("A", members[:size]), ("B", members[size:])):
            for at in range(size):
                for other in range(at + 1, size):
                    day += 1
                    place = {"starts_at": f"2019-05-{day:02} 18:30", "court": venue.courts[0]} if day < 20 else {}
                    game = a_game(self.stage, own[at], own[other], group=self.groups[group], **place)
                    if self.dice.random() < share:
                        result(game, self.score(), outcome=self.outcome())
                    elif self.dice.random() < 0.3:
                        result(game, "20-18", confirmed=False)

    def _play_knock_out(self):
        for _round in range(2):
            games = select(Game).where(Game.stage_id == self.knock_out.id).order_by(Game.number)
            for game in db.session.scalars(games).all():
                known = game.team_a_id and game.team_b_id and score_of(game.id).state == "scheduled"
                if known and self.dice.random() < 0.6:
                    result(game, self.score())

    def score(self):
        a, b = self.dice.sample(range(60, 76), 2)
        return f"{a}-{b}"

    def outcome(self):
        return self.dice.choices(("final", "forfeit_a", "default_b"), (18, 1, 1))[0]

    def deed(self, kind):
        """A deed of this kind on whatever it can be done to."""
        if kind in ("withdrawn", "disqualified"):
            team = self.dice.choice(list(self.teams.values()))
            return LeavingDeed(team, kind, team.revision, "来信说明。")
        if kind == "points":
            group = self.dice.choice(list(self.groups.values()))
            members = [team for team in self.teams.values() if self._plays_in(team, group)]
            step = self.dice.choice(steps_of(self.regulation.ranking))
            number = self.dice.choice((-1, 1)) * self.dice.randint(1, 9)
            team, revision = self.dice.choice(members), points_revision(group.id)
            return PointsDeed(group.id, self.competition.id, team.id, number, step, revision, "上场人员与名单不符。")
        if kind == "regulation":
            other = Ranking(
                tie_break=tuple(self.dice.sample(TIE_BREAKS[:7], 3)), first_by=self.dice.choice(("points", "wins"))
            )
            return RegulationDeed(
                self.competition, Regulation(ranking=other, withdrawal=self.regulation.withdrawal), 1, "领队会决定。"
            )
        return self._result_deed(kind)

    def _plays_in(self, team, group):
        mine = select(Game.id).where(
            Game.group_id == group.id, (Game.team_a_id == team.id) | (Game.team_b_id == team.id)
        )
        return db.session.scalar(mine.limit(1)) is not None

    def _result_deed(self, kind):
        games = select(Game).where(Game.competition_id == self.competition.id, Game.team_a_id.is_not(None))
        games = db.session.scalars(games.where(Game.team_b_id.is_not(None)).order_by(Game.number)).all()
        final = [game for game in games if score_of(game.id).state == "final"]
        game = self.dice.choice(final if kind == "correction" else games)
        state, side = score_of(game.id), self.dice.choice("ab")
        if kind == "forfeit":
            return ResultDeed(game, state.revision, f"forfeit_{side}", reason="到场 3 人。")
        if kind == "default":
            typed = state.periods if state.outcome == "final" else ()
            return ResultDeed(game, state.revision, f"default_{side}", typed, reason="只剩 1 人。")
        a, b = (int(part) for part in self.score().split("-"))
        typed = [(a // 4, b // 4)] * 3 + [(a - a // 4 * 3, b - b // 4 * 3)]
        return ResultDeed(game, state.revision, "final", typed, reason="记录有误。")

    def name_of(self, holder):
        """A team by its id; the words of a seat as the pages say them."""
        from league.wording import CHINESE, say

        if holder is None:
            return None
        found = next((name for name, team in self.teams.items() if team.id == holder), None)
        return found or say(holder, CHINESE)

    @staticmethod
    def result_words(seen):
        """A result as a row of games shows it: None where there is none."""
        if seen is None or (seen.state == "scheduled" and seen.score is None):
            return None
        if seen.state == "voided":
            return "作废" if seen.score else "取消"
        return f"{seen.score[0]}:{seen.score[1]}"
