"""What waits for the organiser; the journal; and what waits, as the title bar of the organiser and the editor shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from league.activities.queries import drafts_waiting
from league.errors import N_, Sentence
from league.fixtures.queries.stages import StageWaiting
from league.home.queries.deeds import journal_page
from league.home.queries.waiting import HomeAsked, LateGame, Waiting, count_waiting, waiting
from league.home.rules import KINDS
from league.standings.queries import BestWanted, LotsWanted
from league.web.filters import local
from league.web.frame import Own
from league.web.language import current_language
from league.web.policy import Room, Visitor, only, the_user
from league.wording import join

room = Room("home_desk", __name__)
_JUST_DONE = 5
_NUMBERS_SAID = 6


@dataclass(frozen=True)
class Todo:
    """One line of what waits: its area in a word, what it is, a sentence, and the button that leads there."""

    area: str
    urgent: bool
    title: str
    text: str
    url: str
    button: str


def own_work(user: Visitor) -> Sequence[Own]:
    """赛事管理 with the sum of what waits, and the editor's activities with how many are drafts."""
    own = []
    if "organiser" in user.roles:
        own.append(Own(Sentence(N_("Organising")), url_for("home_desk.index"), count_waiting(), "pencil", "organiser"))
    if "editor" in user.roles:
        label = Sentence(N_("Activities at the desk"))
        own.append(Own(label, url_for("activities_desk.index"), drafts_waiting(), "flag", "editor"))
    return own


@room.get("/desk")
@only("organiser")
def index() -> ResponseReturnValue:
    """What waits today in one list, and the way to every desk."""
    found = waiting()
    return render_template(
        "home_desk/index.html",
        count=found.count,
        todos=_todos(found),
        just_done=journal_page(size=_JUST_DONE).lines,
        roles=the_user().roles,
    )


@room.get("/desk/journal")
@only("organiser", "administrator")
def journal() -> ResponseReturnValue:
    """Who did what, when, why; newest first."""
    kind = request.args.get("kind", "")
    kind = kind if kind in KINDS else ""
    subject = request.args.get("subject", "")[:80]
    page = min(max(request.args.get("page", 1, type=int), 1), 1_000_000)
    found = journal_page(kind, subject, page=page)
    return render_template("home_desk/journal.html", found=found, kind=kind, subject=subject, kinds=KINDS)


def _todos(found: Waiting) -> list[Todo]:
    """The most pressing first: results that are late, games without a referee, ties, teams, drafts."""
    lists = [
        _late(found.late),
        [todo for stage in found.stages if stage.published for todo in _public_stage(stage)],
        [_lots(tie) for tie in found.lots],
        [_best(tie) for tie in found.best],
        _teams(found.teams),
        [_home(asked) for asked in found.homes],
        [_draft(stage) for stage in found.stages if not stage.published],
    ]
    return [todo for todos in lists for todo in todos]


def _late(late: Sequence[LateGame]) -> list[Todo]:
    if not late:
        return []
    said = [f"{local(game, 'competition')} {game.number}" for game in late[:_NUMBERS_SAID]]
    return [
        Todo(
            _("Results"),
            True,
            ngettext("%(num)s game without an official result", "%(num)s games without an official result", len(late)),
            _("They began more than two hours ago: %(games)s", games=join(said, current_language())),
            url_for("scoring_desk.index"),
            _("See the results"),
        )
    ]


def _public_stage(stage: StageWaiting) -> list[Todo]:
    here = url_for("fixtures_desk.index", competition=stage.competition_slug, stage=stage.position)
    name = f"{local(stage, 'competition_short')}{_(' · ')}{local(stage)}"
    todos = []
    if stage.without_referee:
        title = ngettext("%(num)s game without a referee", "%(num)s games without a referee", stage.without_referee)
        text = _("%(stage)s, in the next three days", stage=name)
        todos.append(Todo(_("Referees"), True, title, text, here, _("Name referees")))
    if stage.unplaced:
        title = ngettext("%(num)s game without a time", "%(num)s games without a time", stage.unplaced)
        text = _("%(stage)s: everyone sees them as to be decided", stage=name)
        todos.append(Todo(_("Fixtures"), False, title, text, here, _("Find a place")))
    return todos


def _draft(stage: StageWaiting) -> Todo:
    title = ngettext("A draft of %(num)s game", "A draft of %(num)s games", stage.games)
    name = f"{local(stage, 'competition_short')}{_(' · ')}{local(stage)}"
    missing = ngettext(
        "%(stage)s: %(num)s has no time yet", "%(stage)s: %(num)s have no time yet", stage.unplaced, stage=name
    )
    ready = _("%(stage)s: all have a time, nobody else sees them yet", stage=name)
    here = url_for("fixtures_desk.index", competition=stage.competition_slug, stage=stage.position)
    return Todo(_("Fixtures"), False, title, missing if stage.unplaced else ready, here, _("Go on with it"))


def _lots(tie: LotsWanted) -> Todo:
    teams = join([local(face, "short_name") for face in tie.teams], current_language())
    return Todo(
        _("Lots"),
        True,
        _("Group %(group)s: nothing parts them any more", group=tie.group),
        _("%(teams)s share rank %(rank)s, and the bracket waits for it", teams=teams, rank=tie.rank),
        url_for("standings_desk.lots", group=tie.group_id),
        _("Enter the lots"),
    )


def _best(tie: BestWanted) -> Todo:
    teams = join([local(face, "short_name") for face in tie.teams], current_language())
    here = url_for("standings_desk.lots_across", stage=tie.stage_id, rank=tie.rank, place=tie.place)
    if tie.group:
        # Lots inside this group come first: before that nobody is there to be compared.
        here = url_for("standings_desk.lots", group=tie.group_id, rank=tie.place)
        text = _(
            "Group %(group)s: %(teams)s share a rank on which the comparison depends", group=tie.group, teams=teams
        )
    else:
        text = _("%(teams)s are level in all that is compared over the groups, and the bracket waits", teams=teams)
    return Todo(
        _("Over the groups"),
        True,
        _("The best of rank %(rank)s: nothing parts them", rank=tie.rank),
        text,
        here,
        _("Enter the lots"),
    )


def _home(asked: HomeAsked) -> Todo:
    title = _("Home dates of %(team)s", team=local(asked.team, "short_name"))
    text = ngettext("Its captain proposes %(num)s time", "Its captain proposes %(num)s times", asked.times)
    here = url_for("fixtures_desk.plan_team", season=asked.season, team=asked.team.public_id, _anchor="asked")
    return Todo(_("Home dates"), False, title, text, here, _("Look at them"))


def _teams(count: int) -> list[Todo]:
    if not count:
        return []
    title = ngettext("%(num)s team waits for approval", "%(num)s teams wait for approval", count)
    text = _("Their captains have submitted them")
    return [
        Todo(
            _("Entries of teams"),
            False,
            title,
            text,
            url_for("registration_desk.index", state="waiting"),
            _("Look at them"),
        )
    ]
