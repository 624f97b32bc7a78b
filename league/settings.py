"""Everything that differs from one installation to the next, read once from the environment and `instance/`.

Each value is an environment variable `LEAGUE_…`. What is missing or unsafe is refused with one sentence at the start.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from league import paths
from league.clock import parse_instant


class UnsafeSettings(Exception):
    """The settings are missing something or are unsafe; the message is one sentence for the person at the console."""


@dataclass(frozen=True)
class Settings:
    """The settings of one running application."""

    secret_key: str
    database_url: str
    instance: Path
    secure: bool = True
    """Cookies carry `__Host-` and Secure. Off only on plain-http loopback (`run`, `demo`), where Safari refuses them."""
    demo: bool = False
    """Demonstration data: the badge, the sentence in the foot, and the style guide."""
    trusted_proxies: int = 0
    """How many proxies in front may be believed about the client's address."""
    hosts: tuple[str, ...] = ()
    """Host names this site answers to; empty means any, which only loopback may."""
    icp: str = ""
    """ICP filing number, shown in the foot with its link."""


def load(env: Mapping[str, str], *, serving: bool, demo: bool = False) -> Settings:
    """Settings for `serve` (serving) or for a developer's machine; raises UnsafeSettings."""
    instance = Path(env.get("LEAGUE_INSTANCE") or paths.INSTANCE)
    try:
        instance.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UnsafeSettings(f"The instance folder {instance} cannot be made: {problem.strerror}.") from problem
    _check_now(env, serving)
    return Settings(
        secret_key=_secret_key(env, instance, serving),
        database_url=_database_url(env, instance),
        instance=instance,
        secure=serving,
        demo=demo,
        trusted_proxies=_whole(env, "LEAGUE_TRUSTED_PROXIES"),
        hosts=tuple(host for host in env.get("LEAGUE_HOSTS", "").split(",") if host),
        icp=env.get("LEAGUE_ICP", ""),
    )


def _check_now(env: Mapping[str, str], serving: bool) -> None:
    pretended = env.get("LEAGUE_NOW")
    if not pretended:
        return
    if serving:
        raise UnsafeSettings("LEAGUE_NOW sets the clock of a demonstration; `league serve` does not start with it.")
    try:
        parse_instant(pretended)
    except ValueError as problem:
        raise UnsafeSettings(f"LEAGUE_NOW is no instant: {problem}.") from problem


def _secret_key(env: Mapping[str, str], instance: Path, serving: bool) -> str:
    given = env.get("LEAGUE_SECRET_KEY", "")
    if given and len(given) < 32:
        raise UnsafeSettings("LEAGUE_SECRET_KEY is shorter than 32 characters.")
    if given:
        return given
    kept = instance / "secret_key"
    if kept.exists():
        return kept.read_text().strip()
    if serving:
        raise UnsafeSettings("LEAGUE_SECRET_KEY is missing; set it to at least 32 random characters.")
    key = secrets.token_urlsafe(48)
    kept.touch(mode=0o600)
    kept.write_text(key)
    return key


def _database_url(env: Mapping[str, str], instance: Path) -> str:
    url = env.get("LEAGUE_DATABASE_URL") or f"sqlite:///{instance.resolve() / 'league.db'}"
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise UnsafeSettings("LEAGUE_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://.")
    return url


def _whole(env: Mapping[str, str], name: str) -> int:
    text = env.get(name) or "0"
    if not text.isdecimal():
        raise UnsafeSettings(f"{name} must be a whole number, not {text!r}.")
    return int(text)


def from_environment(*, serving: bool, demo: bool = False) -> Settings:
    """`load` from this process's environment."""
    return load(os.environ, serving=serving, demo=demo)
