"""Makes the season of 2019, and the one before it, as they came about: each deed by its service, with the clock standing at the hour of the deed."""

from datetime import datetime

from flask import Flask
from sqlalchemy import select

from league.clock import parse_instant, pretend
from league.competition.models import Season
from league.demo import accounts, activities, entries, games, past, plan, playing, season
from league.demo.accounts import DemoAccount
from league.extensions import db, transaction
from league.settings import Settings

DEMO_NOW = "2019-05-16T19:42:00+08:00"
"""A Thursday evening with a game on."""


def ensure(app: Flask, settings: Settings) -> list[DemoAccount]:
    """Make the season if the database holds none; the accounts to print, if they are of this demonstration."""
    with app.app_context():
        if db.session.scalar(select(Season.id).limit(1)) is not None:
            return accounts.kept(settings.instance)
        with transaction():
            made = build(settings, parse_instant(DEMO_NOW))
        accounts.keep(settings.instance, made)
        return made


def build(settings: Settings, now: datetime) -> list[DemoAccount]:
    """Everything up to `now`, in the order in which it happened; inside the caller's transaction."""
    with pretend(season.SET_UP):
        made, people = accounts.make(settings.instance)
    set_up = season.build(people["organiser"])
    past.build(set_up.courts, people["organiser"])
    teams = entries.build(set_up, captain=people["captain"], organiser=people["organiser"])
    plan.build(set_up, teams, people)
    games.build(set_up, teams, people["organiser"])
    referees = games.name_referees(set_up, people, now)
    playing.build(set_up, referees, people["organiser"], now)
    activities.build(people["editor"], now)
    return made
