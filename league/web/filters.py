"""How values look on pages: names in the reader's language, days and hours of Shanghai, signed figures."""

import hashlib
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from jinja2 import StrictUndefined

from league import clock, paths
from league.web.language import current_language, say_here
from league.wording import ENGLISH

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def local(thing: Any, attribute: str = "name") -> str:
    """The attribute in the reader's language; English falls back to Chinese where it was left empty."""
    if current_language() == ENGLISH:
        english = getattr(thing, f"{attribute}_en", "")
        if english:
            return str(english)
    return str(getattr(thing, attribute))


def home_day(value: datetime | date) -> date:
    """The day in Shanghai on which an instant falls."""
    return value.astimezone(clock.HOME).date() if isinstance(value, datetime) else value


def day(value: datetime | date, *, weekday: bool = True, year: bool = False) -> str:
    """5月16日 星期四 · Thu 16 May."""
    when = home_day(value)
    if current_language() == ENGLISH:
        text = f"{when.day} {MONTHS_EN[when.month - 1]}"
        text = f"{DAYS_EN[when.weekday()]} {text}" if weekday else text
        return f"{text} {when.year}" if year else text
    text = f"{when.month}月{when.day}日"
    text = f"{when.year}年{text}" if year else text
    return f"{text} {WEEKDAYS[when.weekday()]}" if weekday else text


def hour(value: datetime) -> str:
    """19:30, in Shanghai."""
    return value.astimezone(clock.HOME).strftime("%H:%M")


def moment(value: datetime, *, year: bool = False) -> str:
    """5月16日 19:30 · 16 May 19:30."""
    return f"{day(value, weekday=False, year=year)} {hour(value)}"


def ago(value: datetime) -> str:
    """How long ago, in the words of a scoreboard: 8 秒前."""
    passed = max(clock.now() - value, timedelta())
    if passed < timedelta(minutes=1):
        return ngettext("%(num)s second ago", "%(num)s seconds ago", int(passed.total_seconds()))
    if passed < timedelta(hours=1):
        return ngettext("%(num)s minute ago", "%(num)s minutes ago", int(passed.total_seconds() // 60))
    if home_day(value) == clock.today():
        return hour(value)
    return moment(value)


def signed(value: int) -> str:
    """+12, −3 (with a real minus) or 0."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((paths.STATIC / name).read_bytes()).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a static file with its content's hash, so that it may be kept for ever."""
    return url_for("static", filename=name, v=_fingerprint(name))


def init_app(app: Flask) -> None:
    """Make the filters known to every template, and an unknown name an error."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        local=local, day=day, hour=hour, moment=moment, ago=ago, signed=signed, say=say_here, home_day=home_day
    )
    app.jinja_env.globals.update(asset=asset, _=_, gettext=_, ngettext=ngettext, now=clock.now, today=clock.today)
