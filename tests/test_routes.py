"""Who may use which route: the table of the whole site.

A route that is missing here, or has another policy, fails. To write the table anew after adding routes:
`.venv/bin/python tests/test_routes.py`, then read the difference: it is the review of who may do what.
"""

import contextvars
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from builders import an_account
from flask import Flask
from flask.testing import FlaskClient

from league.accounts import service
from league.accounts.rules import ROLES

TABLE = """
GET      /                                                            public
GET      /account                                                     signed in
GET POST /account/name                                                signed in
GET POST /account/password                                            signed in
GET POST /account/reset/<token>                                       public
POST     /account/sign-ins/<int:number>/end                           signed in
POST     /account/sign-ins/end-others                                 signed in
GET      /activities                                                  public
GET      /activities/<slug>                                           public
GET      /api/v1/games/<game>                                         public
GET      /bracket                                                     public
GET      /bracket/<competition>                                       public
GET      /competitions                                                public
GET      /decisions                                                   public
GET      /desk                                                        organiser
GET      /desk/accounts                                               administrator
GET      /desk/accounts/<account>                                     administrator
POST     /desk/accounts/<account>/disabling                           administrator
POST     /desk/accounts/<account>/enabling                            administrator
POST     /desk/accounts/<account>/reset-link                          administrator
POST     /desk/accounts/<account>/roles/<role>                        administrator
POST     /desk/accounts/<account>/roles/<role>/end                    administrator
GET      /desk/activities                                             editor
GET      /desk/activities/<int:number>                                editor
POST     /desk/activities/<int:number>                                editor
GET      /desk/activities/<int:number>/preview                        editor
POST     /desk/activities/<int:number>/publication                    editor
POST     /desk/activities/<int:number>/withdrawal                     editor
GET      /desk/activities/new                                         editor
POST     /desk/activities/new                                         editor
GET      /desk/calendar                                               organiser
POST     /desk/calendar                                               organiser
POST     /desk/calendar/removal                                       organiser
GET      /desk/competitions/<competition>                             organiser
GET POST /desk/competitions/<competition>/edit                        organiser
GET POST /desk/competitions/<competition>/regulation                  organiser
GET POST /desk/competitions/<competition>/stages/knock-out            organiser
GET POST /desk/competitions/<competition>/stages/round-robin          organiser
GET POST /desk/courts/<int:court>                                     organiser
POST     /desk/courts/<int:court>/place                               organiser
GET      /desk/decisions/<decision>                                   organiser
POST     /desk/decisions/<decision>/undoing                           organiser
GET      /desk/fixtures                                               organiser
GET      /desk/fixtures/<competition>/<int:position>/draw             organiser
POST     /desk/fixtures/<competition>/<int:position>/draw             organiser
POST     /desk/fixtures/<competition>/<int:position>/games            organiser
GET POST /desk/fixtures/<competition>/<int:position>/games/delete     organiser
POST     /desk/fixtures/<competition>/<int:position>/group            organiser
POST     /desk/fixtures/<competition>/<int:position>/places           organiser
GET POST /desk/fixtures/<competition>/<int:position>/places/clear     organiser
GET POST /desk/fixtures/<competition>/<int:position>/publication      organiser
GET      /desk/games/<game>/correction                                organiser
POST     /desk/games/<game>/correction                                organiser
GET      /desk/games/<game>/forfeit                                   organiser
POST     /desk/games/<game>/forfeit                                   organiser
GET POST /desk/games/<game>/move                                      organiser
GET POST /desk/games/<game>/officials                                 organiser
POST     /desk/games/<game>/officials/<account>/removal               organiser
POST     /desk/games/<game>/place                                     organiser
GET      /desk/games/<game>/places                                    organiser
GET      /desk/groups/<int:group>/lots                                organiser
POST     /desk/groups/<int:group>/lots                                organiser
GET      /desk/groups/<int:group>/points                              organiser
POST     /desk/groups/<int:group>/points                              organiser
GET POST /desk/hosts/<int:host>                                       organiser
POST     /desk/hosts/<int:host>/place                                 organiser
POST     /desk/hosts/<int:host>/removal                               organiser
GET      /desk/journal                                                administrator or organiser
GET      /desk/results                                                organiser
GET      /desk/seasons                                                organiser
GET      /desk/seasons/<season>                                       organiser
GET POST /desk/seasons/<season>/competitions/new                      organiser
GET POST /desk/seasons/<season>/edit                                  organiser
GET POST /desk/seasons/<season>/hosts/new                             organiser
GET POST /desk/seasons/new                                            organiser
GET POST /desk/slots                                                  organiser
POST     /desk/slots/removal                                          organiser
GET POST /desk/stages/<int:stage>                                     organiser
GET      /desk/stages/<int:stage>/lots                                organiser
POST     /desk/stages/<int:stage>/lots                                organiser
POST     /desk/stages/<int:stage>/removal                             organiser
GET      /desk/teams                                                  organiser
POST     /desk/teams                                                  organiser
GET      /desk/teams/<team>                                           organiser
POST     /desk/teams/<team>/approval                                  organiser
GET      /desk/teams/<team>/leaving                                   organiser
POST     /desk/teams/<team>/leaving                                   organiser
POST     /desk/teams/<team>/reopening                                 organiser
POST     /desk/teams/<team>/return                                    organiser
POST     /desk/teams/<team>/withdrawal                                organiser
GET      /desk/timetable/<season>                                     organiser
GET      /desk/timetable/<season>/board                               organiser
GET POST /desk/timetable/<season>/disruption                          organiser
GET      /desk/timetable/<season>/fairness                            organiser
GET      /desk/timetable/<season>/fairness/all                        organiser
GET      /desk/timetable/<season>/officials                           organiser
GET POST /desk/timetable/<season>/officials/<account>                 organiser
POST     /desk/timetable/<season>/officials/<account>/removal         organiser
GET POST /desk/timetable/<season>/pairs                               organiser
POST     /desk/timetable/<season>/pairs/<int:pair>/removal            organiser
GET POST /desk/timetable/<season>/pins                                organiser
POST     /desk/timetable/<season>/pins/<game>/removal                 organiser
POST     /desk/timetable/<season>/publication                         organiser
GET POST /desk/timetable/<season>/rules                               organiser
GET      /desk/timetable/<season>/solve                               organiser
POST     /desk/timetable/<season>/solve                               organiser
GET      /desk/timetable/<season>/solves/<one>                        organiser
POST     /desk/timetable/<season>/solves/<one>/changes/<int:number>   organiser
POST     /desk/timetable/<season>/solves/<one>/draft                  organiser
POST     /desk/timetable/<season>/solves/<one>/stop                   organiser
GET      /desk/timetable/<season>/teams                               organiser
GET POST /desk/timetable/<season>/teams/<team>                        organiser
POST     /desk/timetable/<season>/teams/<team>/home/approval          organiser
POST     /desk/timetable/<season>/teams/<team>/home/refusal           organiser
GET      /desk/timetable/<season>/versions                            organiser
POST     /desk/timetable/<season>/wishes                              organiser
GET      /desk/venues                                                 organiser
GET POST /desk/venues/<int:venue>                                     organiser
GET POST /desk/venues/<int:venue>/courts/new                          organiser
GET POST /desk/venues/new                                             organiser
GET      /enter                                                       signed in
POST     /enter                                                       signed in
GET      /games                                                       public
GET      /games/<game>                                                public
POST     /games/<game>/confirmation                                   signed in
GET      /games/<game>/score                                          signed in
POST     /games/<game>/score                                          signed in
POST     /games/<game>/score/check                                    signed in
POST     /games/<game>/score/edit                                     signed in
GET      /games/versions/<competition>/<int:position>                 public
GET      /healthz                                                     public
GET      /leaders/<competition>                                       public
GET      /my/games                                                    signed in
GET      /my/teams                                                    signed in
GET      /my/teams/<team>                                             signed in
GET      /my/teams/<team>/details                                     signed in
POST     /my/teams/<team>/details                                     signed in
GET      /my/teams/<team>/home                                        signed in
POST     /my/teams/<team>/home                                        signed in
GET      /my/teams/<team>/paste                                       signed in
POST     /my/teams/<team>/paste                                       signed in
POST     /my/teams/<team>/paste/confirmation                          signed in
GET      /my/teams/<team>/players                                     signed in
POST     /my/teams/<team>/players                                     signed in
GET      /my/teams/<team>/players/<player>                            signed in
POST     /my/teams/<team>/players/<player>                            signed in
GET      /my/teams/<team>/players/<player>/removal                    signed in
POST     /my/teams/<team>/players/<player>/removal                    signed in
POST     /my/teams/<team>/submission                                  signed in
GET      /places/<competition>                                        public
GET      /preferences                                                 public
GET      /regulations/<competition>                                   public
GET POST /sign-in                                                     public
POST     /sign-out                                                    public
GET POST /sign-up                                                     public
GET      /standings                                                   public
GET      /standings/<competition>                                     public
GET      /static/<path:filename>                                      public
GET      /styleguide                                                  public
GET      /teams                                                       public
GET      /teams/<team>                                                public
GET      /teams/<team>/calendar.ics                                   public
"""
HEAD_AND_OPTIONS = {"HEAD", "OPTIONS"}


def routes(app: Flask) -> Iterator[str]:
    """A line for each route: methods, address, policy."""
    for rule in app.url_map.iter_rules():
        methods = " ".join(sorted((rule.methods or set()) - HEAD_AND_OPTIONS))
        policy = getattr(app.view_functions[rule.endpoint], "policy", "undeclared")
        yield f"{methods:8} {rule.rule:60} {policy}"


def in_order(lines: Iterator[str]) -> list[str]:
    return sorted(lines, key=lambda line: (line[8:], line))


def filled_in(address: str) -> str:
    """The address with something in place of each part: ids that no object has."""
    address = re.sub(r"<int[^>]*>", "7", address)
    address = re.sub(r"<path:[^>]*>", "missing.txt", address)
    return re.sub(r"<[^>]+>", "aaaaaaaaaaaaa", address)


def rows() -> list[tuple[str, str, str]]:
    """Of each line of the table: a method, an address that can be asked for, the policy."""
    found = []
    for line in TABLE.strip().splitlines():
        methods, address, policy = re.split(r" {1,}(?=/)| {2,}", line.strip(), maxsplit=2)
        found += [(method, filled_in(address), policy.strip()) for method in methods.split()]
    return found


def test_the_table_is_the_whole_site(app: Flask) -> None:
    there, told = in_order(routes(app)), TABLE.strip().splitlines()
    missing = "\n".join(line for line in there if line not in told)
    gone = "\n".join(line for line in told if line not in there)
    assert not missing, f"routes that the table does not know, or knows with another policy:\n{missing}"
    assert not gone, f"lines of the table without a route:\n{gone}"


def test_every_route_says_who_may_use_it(app: Flask) -> None:
    assert not [line for line in routes(app) if line.endswith("undeclared")]


def test_a_route_that_the_table_does_not_know_is_found(app: Flask) -> None:
    planted = Flask("planted")
    planted.add_url_rule("/planted", "planted", lambda: "")
    lines = list(routes(planted))
    assert f"{'GET':8} {'/planted':60} undeclared" in lines
    assert not set(lines) <= set(TABLE.strip().splitlines())


def test_addresses_are_lower_case_words_with_hyphens(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        fixed = re.sub(r"<[^>]+>", "", rule.rule)
        assert re.fullmatch(r"[a-z0-9/.-]*", fixed), rule.rule


HOSTILE = ["%00", "9223372036854775808", "..%2f..", "%ed%a0%80", "%27%22%3C", "x" * 3000]
ASKED = ["-1", "9223372036854775808", "%ed%a0%80", "2027-02-29"]
QUESTIONS = [
    "page",
    "q",
    "day",
    "competition",
    "team",
    "court",
    "state",
    "role",
    "season",
    "stage",
    "next",
    "at",
    "revision",
]
CLOSED = [row for row in rows() if row[2] != "public"]
FOR_ROLES = [row for row in CLOSED if row[2] != "signed in"]


class Asker(FlaskClient):
    """A browser that looks at nothing but the status; pages are checked elsewhere, and these are thousands."""

    token = ""

    def open(self, *args, **options):
        # A context of its own, or the `g` of the test shines into the request.
        return contextvars.Context().run(super().open, *args, **options)

    def ask(self, method: str, address: str) -> int:
        """The answer's status; what changes something is sent with a token, to be refused for the right reason."""
        self.application.testing = False  # a failure of ours is a page, 500
        try:
            if method == "GET":
                return self.get(address).status_code
            return self.open(address, method=method, data={"csrf_token": self._token()}).status_code
        finally:
            self.application.testing = True

    def _token(self) -> str:
        if not self.token:
            page = self.get("/account", follow_redirects=True).get_data(as_text=True)
            found = re.search(r'name="csrf_token" value="([^"]+)"', page)
            assert found
            self.token = found[1]
        return self.token


def asker(app: Flask) -> Asker:
    return Asker(app, app.response_class, use_cookies=True)


def test_a_stranger_is_led_to_the_door(app: Flask) -> None:
    client = asker(app)
    for method, address, _policy in CLOSED:
        if method == "GET":
            response = client.get(address)
            assert (response.status_code, response.location) == (303, f"/sign-in?next={address}"), address
        else:
            assert client.ask(method, address) == 303, f"{method} {address}"


def test_the_wrong_role_is_forbidden_everywhere(app: Flask, sign_in) -> None:
    for role in [*ROLES, None]:
        browser = sign_in(asker(app), an_account(*([role] if role else [])))
        for method, address, policy in FOR_ROLES:
            if role not in policy.split(" or "):
                assert browser.ask(method, address) == 403, f"{role}: {method} {address}"


def test_the_right_role_gets_past_the_door_and_finds_no_foreign_thing(app: Flask, sign_in) -> None:
    wrong = []
    for role in ROLES:
        browser = sign_in(asker(app), an_account(role))
        for method, address, policy in FOR_ROLES:
            if role in policy.split(" or "):
                status = browser.ask(method, address)
                expected = (404, 422) if "aaaaaaaaaaaaa" in address else (200, 303, 404, 422)
                if status not in expected:
                    wrong.append(f"{role}: {method} {address}: {status}")
    assert not wrong, "\n".join(wrong)


def test_no_address_makes_the_site_fail(app: Flask, sign_in) -> None:
    browser = sign_in(asker(app), an_account(*ROLES))
    wrong = []
    for method, address, _policy in rows():
        if method == "GET":
            hostile = [
                re.sub(r"aaaaaaaaaaaaa|\b7\b", value, address)
                for value in HOSTILE
                if "aaaa" in address or "/7" in address
            ]
            hostile += [f"{address}?" + "&".join(f"{name}={value}" for name in QUESTIONS) for value in ASKED]
            wrong += [f"{each[:150]}: {status}" for each in hostile if (status := browser.ask("GET", each)) >= 500]
    assert not wrong, "\n".join(wrong)


def test_a_disabled_account_is_a_stranger_from_its_next_request_on(app: Flask, sign_in) -> None:
    an_account("administrator")
    account = an_account(*ROLES)
    browser = sign_in(asker(app), account)
    assert browser.get("/account").status_code == 200
    service.disable(account.id, actor=None)
    for method, address, _policy in CLOSED:
        if method == "GET":
            assert browser.get(address).status_code == 303, address


def test_nothing_unsafe_is_done_without_a_token(app: Flask, sign_in) -> None:
    browser = sign_in(asker(app), an_account(*ROLES))
    for method, address, _policy in rows():
        if method != "GET":
            assert browser.open(address, method=method).status_code == 400, f"{method} {address}"


def _write_anew() -> None:
    """Put the table of the application as it is into this file."""
    from league.app import create_app
    from league.settings import Settings

    here = Path(__file__)
    app = create_app(Settings(secret_key="k" * 40, database_url="sqlite://", instance=here.parent, demo=True))
    table = "\n".join(in_order(routes(app)))
    text = re.sub(r'TABLE = """\n.*?"""', lambda _: f'TABLE = """\n{table}\n"""', here.read_text(), count=1, flags=re.S)
    here.write_text(text)


if __name__ == "__main__":
    sys.exit(_write_anew())
