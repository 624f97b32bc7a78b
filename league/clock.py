"""The only place that reads the clock. Rules get the time as an argument; everything else asks `now()`.

`LEAGUE_NOW` (an instant such as 2019-05-16T19:42:00+08:00) starts the clock there and lets it run: the demonstration
season is 2019, and a front page of another year would be empty. `league serve` refuses it.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Asia/Shanghai")

_started = time.monotonic()
_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    standing = _pretended.get()
    if standing is not None:
        return standing
    pretended = os.environ.get("LEAGUE_NOW")
    if pretended:
        return parse_instant(pretended) + timedelta(seconds=time.monotonic() - _started)
    return datetime.now(UTC)


@contextmanager
def pretend(instant: datetime) -> Iterator[None]:
    """Let the clock stand at an instant inside this block: the demonstration season is made as it came about."""
    token = _pretended.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _pretended.reset(token)


def today() -> date:
    """The present day where the games are played."""
    return now().astimezone(HOME).date()


def parse_instant(text: str) -> datetime:
    """An ISO 8601 instant with its offset, as UTC; raises ValueError with a sentence if there is none."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} has no offset; write it like 2019-05-16T19:42:00+08:00")
    return instant.astimezone(UTC)
