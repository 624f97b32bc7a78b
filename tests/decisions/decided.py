"""A cup with two groups and a bracket, and deeds on it, as the tests of decisions need them."""

import re

from access_world import Browser
from sqlalchemy import select

from league import clock
from league.decisions.deeds import ResultDeed
from league.extensions import db
from league.fixtures.making import make_games
from league.fixtures.models import Game
from league.scoring import corrections
from league.scoring.queries import score_of
from tests.builders import a_competition, a_game, a_stage, a_team, groups_of, published_stage, result


class Cup:
    """Two groups of three, of which two go on, semi-finals, a game for third place and the final."""

    def __init__(self, **options):
        self.competition = a_competition(**options)
        self.stage = a_stage(self.competition, groups=2, qualify=2)
        self.teams = {name: a_team(self.competition, name) for name in "甲乙丙丁戊己"}
        members = list(self.teams.values())
        self.groups = groups_of(self.stage, A=members[:3], B=members[3:])
        self.knock_out = a_stage(self.competition, kind="knock_out", third_place=True)
        self.games = {}
        for group, names in (("A", "甲乙丙"), ("B", "丁戊己")):
            for a, b in ((0, 1), (1, 2), (0, 2)):
                one, other = self.teams[names[a]], self.teams[names[b]]
                self.games[names[a] + names[b]] = a_game(self.stage, one, other, group=self.groups[group])
        make_games(self.knock_out.id, actor=None)
        published_stage(self.knock_out)

    def play(self, *lines):
        for line in lines:
            pair, score = line.split()
            result(self.games[pair], score)

    def play_groups(self):
        """A: 甲 乙 丙, B: 丁 戊 己; so the semi-finals are 甲-戊 and 丁-乙."""
        self.play("甲乙 80-70", "乙丙 80-70", "甲丙 80-70", "丁戊 80-70", "戊己 80-70", "丁己 80-70")

    def knock_out_game(self, round_, position=1):
        wanted = select(Game).where(Game.stage_id == self.knock_out.id, Game.round == round_)
        wanted = wanted.where(Game.bracket_position == position).order_by(Game.number.desc())
        return db.session.scalars(wanted).first()

    def seats(self, round_, position=1):
        game = self.knock_out_game(round_, position)
        return tuple(team.name if team else None for team in (game.team_a, game.team_b))

    def name(self, holder):
        """The name of a team by its id; the words of a seat as they are."""
        return next((name for name, team in self.teams.items() if team.id == holder), holder)


def correction(game, score, reason="记录有误。"):
    """The deed of a plain correction."""
    a, b = (int(part) for part in score.split("-"))
    typed = [(a // 4, b // 4)] * 3 + [(a - a // 4 * 3, b - b // 4 * 3)]
    return lambda: corrections.correct(game.id, score_of(game.id).revision, "final", typed, reason=reason, actor=None)


def result_deed(game, score, outcome="final", reason="记录有误。"):
    """A corrected result, or a game lost by rule, asked upon what stands now."""
    typed = []
    if score is not None:
        a, b = (int(part) for part in score.split("-"))
        typed = [(a // 4, b // 4)] * 3 + [(a - a // 4 * 3, b - b // 4 * 3)]
    return ResultDeed(game, score_of(game.id).revision, outcome, typed, reason=reason)


TOKENS = re.compile(r'name="csrf_token" value="[^"]*"|data-age="\d+"|\?v=[0-9a-z]+|data-rev="\d+"')
AGES = re.compile(r"(\d+) (秒|分钟)前更新")


def pages(cup, client):
    """The public pages of the competition, byte by byte but for tokens and ages: what a decision may change."""
    slug = cup.competition.slug
    games = db.session.scalars(select(Game).where(Game.competition_id == cup.competition.id)).all()
    addresses = ["/", f"/standings/{slug}", f"/bracket/{slug}", f"/games?competition={slug}", "/teams"]
    addresses += [f"/games/{game.public_id}" for game in games]
    addresses += [f"/teams/{team.public_id}" for team in cup.teams.values()]
    days = {game.starts_at.astimezone(clock.HOME).date() for game in games if game.starts_at}
    addresses += [f"/games?day={day}&competition={slug}" for day in sorted(days)]
    found = {}
    # Hundreds of pages, which other tests look at: here they are only read.
    client = Browser(client.application, client.application.response_class, use_cookies=False)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = AGES.sub("", TOKENS.sub("", answer.get_data(as_text=True)))
    return found
