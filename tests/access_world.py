"""One world for every test of access: two of each thing, one's own and a foreign one, public and draft.

`answers` asks every route once as everyone; the tests then look at the answers from their own side.
"""

import contextvars
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from builders import (
    a_competition,
    a_game,
    a_season,
    a_stage,
    a_team,
    a_venue,
    an_account,
    groups_of,
    result,
    slots,
)
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from league import clock
from league.accounts import passwords, service
from league.accounts.models import Account, SignIn
from league.accounts.rules import ROLES
from league.accounts.service import SESSION_KEY, open_sign_in
from league.activities import service as activities
from league.activities.rules import Draft
from league.competition.models import Host
from league.competition.service import add_host
from league.decisions.deeds import PointsDeed
from league.decisions.rehearsing import preview
from league.decisions.service import decide
from league.errors import Refused
from league.extensions import db, transaction
from league.fixtures.models import PairRule, Plan
from league.fixtures.plans.teams import add_pair
from league.fixtures.refereeing import name_official
from league.fixtures.solving import ask as ask_for_timetable
from league.registration.models import TeamCaptain
from league.registration.queries import roster
from league.web.policy import Policy

NOW = "2019-05-16T19:42:00+08:00"
STRANGERS = ("anonymous", "disabled")
VISITORS = (
    *STRANGERS,
    "member",
    "captain",
    "other captain",
    "referee",
    "other referee",
    "organiser",
    "editor",
    "administrator",
    "everything",
)
"""Everyone who may come. `everything` holds every role, is captain of the team and referee of the game."""
TWINS = ("other captain", "other referee")
CANARIES = {
    "captain": "13711112222",
    "other captain": "canary.captain@example.cn",
    "referee": "13744445555",
    "other referee": "canary.referee@example.cn",
    "member": "13755556666",
}
"""Where these accounts sign in; shown to themselves and to administrators."""
OWN_PHONE, RIVAL_PHONE = "13722223333", "13733334444"
"""Of the contacts of the captain's and of the other captain's team."""
NOBODY = "aaaaaaaaaaaaa"
EVERYONE = frozenset(VISITORS)


@dataclass(frozen=True)
class Case:
    """One way to fill in an address, and who may have what stands there."""

    values: dict[str, Any] = field(default_factory=dict)
    who: Collection[str] = EVERYONE
    exists: bool = True


class World:
    """Two teams and their captains, games with their referees in public and in draft, and one of everything else."""

    def __init__(self) -> None:
        self.accounts = {name: _account(name) for name in VISITORS if name != "anonymous"}
        self.season = a_season(first_day=clock.today())
        add_host(season_id=self.season.id, part="host", name="江都区总工会", actor=None)
        self.competition = a_competition(self.season, entries_until=clock.now() + timedelta(days=3))
        self.venue = a_venue(courts=2)
        slots(self.venue, first_day=clock.today(), days=3)
        captain, organiser = self.accounts["captain"], self.accounts["organiser"]
        self.team = a_team(self.competition, "供电公司", captain=captain, contact_phone=OWN_PHONE)
        self.rival = a_team(
            self.competition,
            "税务",
            captain=self.accounts["other captain"],
            contact_phone=RIVAL_PHONE,
            state="returned",
        )
        _captain_too(self.team.id, self.accounts["everything"])
        self.others = [a_team(self.competition, name) for name in ("教育", "公安")]
        self._games()
        about = {
            "kind": "singing_contest",
            "title": "歌曲演唱比赛",
            "summary": "合唱",
            "body": "合唱",
            "place": "文化宫",
        }
        drafts = [Draft(slug=slug, starts_at=clock.now(), **about) for slug in ("xie-zuo", "ge-hui")]
        self.activity, self.poster = (activities.create(draft, actor=None) for draft in drafts)
        activities.publish(self.poster.id, revision=1, actor=None)
        self.sign_ins = {name: _a_sign_in(self.accounts[name]) for name in ("member", "organiser")}
        self.decision = self._decision()
        add_pair(
            self.season.id, "share_day", self.team.public_id, self.others[0].public_id, revision=0, actor=organiser.id
        )
        self.pair = db.session.scalars(sa.select(PairRule.id)).one()
        self.search = self._a_search()
        self.link = passwords.make_reset_link(self.accounts["editor"].id, actor=self.accounts["administrator"].id)
        service.grant_role(self.accounts["member"].id, "editor", organiser.id)
        service.revoke_role(self.accounts["member"].id, "editor", organiser.id)
        service.disable(self.accounts["disabled"].id, actor=self.accounts["administrator"].id)
        self.cases = self._cases()

    def _games(self) -> None:
        referee, other = self.accounts["referee"], self.accounts["other referee"]
        stage = a_stage(self.competition, groups=1)
        self.group = groups_of(stage, A=[self.team, *self.others])["A"]
        public = {"group": self.group, "starts_at": "2019-05-16 18:30", "court": self.venue.courts[0]}
        self.game = a_game(stage, self.team, self.others[0], referee=referee, **public)
        public |= {"court": self.venue.courts[1]}
        self.other_game = a_game(stage, self.team, self.others[1], referee=other, **public)
        result(self.other_game, "81-76", actor=other)
        _official_too(self.game.id, self.accounts["everything"])
        self.draft_stage = a_stage(self.competition, groups=1)
        group = groups_of(self.draft_stage, A=[self.team, *self.others])["A"]
        self.draft = a_game(self.draft_stage, self.team, self.others[1], referee=referee, group=group, published=False)

    def _decision(self) -> str:
        """A point is taken from the captain's team by decision."""
        taken = PointsDeed(self.group.id, self.competition.id, self.team.id, -1, "points", 0, "名单不符。")
        return decide(taken, seen_as=preview(taken).seen, actor=None)

    def _a_search(self) -> str:
        """A search for the season's timetable that was asked for."""
        plan = db.session.scalars(sa.select(Plan.id)).one()
        return ask_for_timetable(plan, seconds=5, actor=self.accounts["organiser"].id)

    def _cases(self) -> dict[str, list[Case]]:
        """By the parameters of an address, behind the part of it that tells whose they are."""
        own, rival = {"team": self.team.public_id}, {"team": self.rival.public_id}
        mate, foe = roster(self.team.id)[0].public_id, roster(self.rival.id)[0].public_id
        captains, rivals = {"captain", "organiser", "everything"}, {"other captain", "organiser", "everything"}
        organisers = {"organiser", "everything"}
        game, other, draft = (each.public_id for each in (self.game, self.other_game, self.draft))
        slug = self.competition.slug
        seen = [Case({"game": game}), Case({"game": other}), Case({"game": draft}, organisers)]
        scored = [
            Case({"game": game}, {"referee", *organisers}),
            Case({"game": other}, {"other referee", *organisers}),
            Case({"game": draft}, organisers),
        ]
        players = [
            Case({**own, "player": mate}, captains),
            Case({**rival, "player": foe}, rivals),
            Case({**own, "player": foe}, ()),
            Case({**rival, "player": mate}, ()),
        ]
        member = self.accounts["member"].public_id
        referee = self.accounts["referee"].public_id
        signs = [Case({"number": self.sign_ins[name]}, {name}) for name in ("member", "organiser")]
        stages = [Case({"competition": slug, "position": position}) for position in (1, 2)]
        host = db.session.scalars(sa.select(Host.id)).first()
        searched = {"season": self.season.slug, "one": self.search}
        return {
            "": [Case()],
            "/account/reset/<token>": [Case({"token": self.link})],
            "/account/sign-ins/<number>": signs,
            "/activities/<slug>": [Case({"slug": self.poster.slug}), Case({"slug": self.activity.slug}, ())],
            "/api/v1/games/<game>": seen,
            "/games/<game>": seen,
            "/games/versions/<competition>/<position>": [
                Case({"competition": slug, "position": 1}),
                Case({"competition": slug, "position": 2}, ()),
            ],
            "/games/<game>/": scored,
            "/my/teams/<team>": [Case(own, captains), Case(rival, rivals)],
            "/my/teams/<team>/players/<player>": players,
            "/teams/<team>": [Case(own), Case(rival, ())],
            "/bracket/<competition>": [Case({"competition": slug})],
            "/regulations/<competition>": [Case({"competition": slug})],
            "/standings/<competition>": [Case({"competition": slug})],
            "/leaders/<competition>": [Case({"competition": slug})],
            "/places/<competition>": [Case({"competition": slug})],
            "/static/<filename>": [Case({"filename": "site.css"})],
            "/desk/accounts/<account>": [Case({"account": member})],
            "/desk/accounts/<account>/roles/<role>": [Case({"account": member, "role": "editor"})],
            "/desk/activities/<number>": [Case({"number": one.id}) for one in (self.activity, self.poster)],
            "/desk/competitions/<competition>": [Case({"competition": slug})],
            "/desk/courts/<court>": [Case({"court": self.venue.courts[0].id})],
            "/desk/decisions/<decision>": [Case({"decision": self.decision})],
            "/desk/fixtures/<competition>/<position>": stages,
            "/desk/games/<game>": [Case({"game": game}), Case({"game": other}), Case({"game": draft})],
            "/desk/games/<game>/officials/<account>": [Case({"game": game, "account": referee})],
            "/desk/groups/<group>": [Case({"group": self.group.id})],
            "/desk/hosts/<host>": [Case({"host": host})],
            "/desk/seasons/<season>": [Case({"season": self.season.slug})],
            "/desk/timetable/<season>": [Case({"season": self.season.slug})],
            "/desk/timetable/<season>/solves/<one>": [Case(searched)],
            "/desk/timetable/<season>/solves/<one>/changes/<number>": [Case({**searched, "number": 0})],
            "/desk/timetable/<season>/teams/<team>": [Case({"season": self.season.slug, **own})],
            "/desk/timetable/<season>/pairs/<pair>": [Case({"season": self.season.slug, "pair": self.pair})],
            "/desk/timetable/<season>/pins/<game>": [Case({"season": self.season.slug, "game": game})],
            "/desk/timetable/<season>/officials/<account>": [Case({"season": self.season.slug, "account": referee})],
            "/desk/stages/<stage>": [Case({"stage": self.draft_stage.id})],
            "/desk/teams/<team>": [Case(own), Case(rival)],
            "/desk/venues/<venue>": [Case({"venue": self.venue.id})],
        }

    def cases_of(self, rule: str) -> list[Case]:
        """How this address can be filled in: with what the table says, and with ids that nothing has."""
        plain = re.sub(r"<\w+:", "<", rule)
        names = re.findall(r"<(\w+)>", plain)
        fitting = [
            place
            for place, cases in self.cases.items()
            if plain.startswith(place) and set(names) == set(cases[0].values)
        ]
        if not fitting:
            return []
        missing = {name: 999_999 if "<int:" + name in rule else NOBODY for name in names}
        return [*self.cases[max(fitting, key=len)], *([Case(missing, (), exists=False)] if names else [])]


def _account(name: str) -> Account:
    known = CANARIES.get(name)
    login = {} if known is None else {"email": known} if "@" in known else {"phone": known}
    roles = [role for role in ROLES if name == role or name.endswith(" " + role) or name in ("everything", "disabled")]
    return an_account(*roles, name="何志远" if name == "referee" else "周文斌", **login)


def _a_sign_in(account: Account) -> int:
    open_sign_in(account.id)
    wanted = sa.select(SignIn.id).where(SignIn.account_id == account.id)
    return int(db.session.scalars(wanted.order_by(SignIn.id.desc())).first() or 0)


def _captain_too(team_id: int, account: Account) -> None:
    with transaction():
        db.session.add(TeamCaptain(team_id=team_id, account_id=account.id, granted_at=clock.now()))


def _official_too(game_id: int, account: Account) -> None:
    name_official(game_id, account.public_id, actor=None)


class Browser(FlaskClient):
    """Looks at nothing by itself: pages are checked elsewhere, and these are thousands."""

    def open(self, *args, **options):  # type: ignore[no-untyped-def]
        # A context of its own, as on a server; and a failure of ours is a page, 500.
        self.application.testing = False
        try:
            return contextvars.Context().run(super().open, *args, **options)
        finally:
            self.application.testing = True

    def token(self) -> str:
        """A token of this browser's session, as a form on a page would carry it."""
        with self.session_transaction() as session:
            session["csrf_token"] = session.get("csrf_token", "5" * 40)
            held = session["csrf_token"]
        return str(URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token").dumps(held))

    def ask(self, method: str, address: str, **data: Any):  # type: ignore[no-untyped-def]
        """The answer; what changes something carries a token, to be refused for the right reason."""
        if method == "GET":
            return self.get(address)
        return self.open(address, method=method, data={"csrf_token": self.token(), **data})


def browser_of(app: Flask, account: Account | None) -> Browser:
    """A browser in which this account is signed in."""
    browser = Browser(app, app.response_class, use_cookies=True)
    if account is not None:
        token = open_sign_in(account.id)
        with browser.session_transaction() as session:
            session[SESSION_KEY] = token
    return browser


def dump() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, but for the minute a browser was last seen."""
    db.session.rollback()
    found = {}
    for table in db.metadata.sorted_tables:
        columns = [column for column in table.columns if (table.name, column.name) != ("sign_in", "seen_at")]
        found[table.name] = sorted(map(tuple, db.session.execute(sa.select(*columns))), key=repr)
    db.session.rollback()
    return found


class WouldWrite(Refused):
    """A request got past every door, to the place where it begins to write. Nothing is written in these walks."""

    message = "Written."
    status = 418


@dataclass(frozen=True)
class Answer:
    """What one visitor got to see at one address."""

    visitor: str
    method: str
    rule: str
    case: Case
    policy: Policy
    address: str
    status: int
    headers: Any
    text: str

    def __str__(self) -> str:
        return f"{self.visitor}: {self.method} {self.address}: {self.status}"

    @property
    def admitted(self) -> bool:
        """Whether the route's policy lets this visitor in at all."""
        return admits(self.policy, self.visitor)

    @property
    def allowed(self) -> bool:
        """Whether the visitor may also have the thing itself."""
        return self.admitted and self.visitor in self.case.who

    @property
    def plain(self) -> str:
        """The text without the token and the address that was asked for, to which links lead back."""
        text = re.sub(r'name="csrf_token"[^>]*>', "", self.text)
        return re.sub(r"(?<!\w)" + re.escape(self.address), "HERE", text)


def admits(policy: Policy, visitor: str) -> bool:
    """Whether a route with this policy lets this visitor in."""
    if policy.public:
        return True
    return visitor not in STRANGERS and (not policy.roles or bool(policy.roles & _roles(visitor)))


def _roles(visitor: str) -> set[str]:
    if visitor == "everything":
        return set(ROLES)
    return {role for role in ROLES if visitor in (role, f"other {role}")}


def ask_all(app: Flask, world: World, methods: Sequence[str], visitor: str, browser: Browser) -> Iterator[Answer]:
    """Ask every route with these methods, in every way it can be filled in, as this visitor.

    Once is enough where already the policy keeps him out, and once for two visitors of the same role.
    """
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        policy = app.view_functions[rule.endpoint].policy  # type: ignore[attr-defined]
        cases = world.cases_of(rule.rule)
        if not admits(policy, visitor):
            cases = [] if visitor in TWINS else cases[:1]
        elif policy.public and visitor in TWINS:
            cases = [case for case in cases if case.who != EVERYONE]
        for method in sorted(set(methods) & (rule.methods or set())):
            for case in cases:
                with app.test_request_context():
                    address = app.url_for(rule.endpoint, **case.values, _method=method)
                with browser.ask(method, address) as got:
                    text = "" if rule.endpoint == "static" else got.get_data(as_text=True)
                yield Answer(visitor, method, rule.rule, case, policy, address, got.status_code, got.headers, text)
