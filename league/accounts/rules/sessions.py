"""How long a sign-in lasts, and by which words its owner knows it again."""

from collections.abc import Collection
from datetime import datetime, timedelta

from league.errors import N_

LONGEST = timedelta(days=14)
IDLE = timedelta(hours=12)
"""A referee signs in before the first game and must still be in after the last one."""
IDLE_DESK = timedelta(minutes=30)
"""Organisers and administrators leave an office computer on."""
_DESK = frozenset({"organiser", "administrator"})
SEEN_EVERY = timedelta(minutes=1)

_BROWSERS = (
    ("wechat", "MicroMessenger", N_("WeChat")),
    ("dingtalk", "DingTalk", N_("DingTalk")),
    ("edge", "Edg", "Edge"),
    ("firefox", "Firefox", "Firefox"),
    ("firefox", "FxiOS", "Firefox"),
    ("qq", "QQBrowser", N_("QQ Browser")),
    ("huawei", "HuaweiBrowser", N_("Huawei Browser")),
    ("chrome", "Chrome", "Chrome"),
    ("chrome", "CriOS", "Chrome"),
    ("safari", "Safari", "Safari"),
)
_MACHINES = (
    ("harmony", "HarmonyOS", "HarmonyOS"),
    ("harmony", "OpenHarmony", "HarmonyOS"),
    ("ipad", "iPad", "iPad"),
    ("iphone", "iPhone", "iPhone"),
    ("android", "Android", N_("Android phone")),
    ("windows", "Windows", N_("Windows computer")),
    ("mac", "Macintosh", N_("Mac")),
    ("linux", "Linux", N_("Linux computer")),
)


def idle_limit(roles: Collection[str]) -> timedelta:
    """How long a sign-in with these roles may rest."""
    return IDLE_DESK if _DESK & set(roles) else IDLE


def still_open(created_at: datetime, seen_at: datetime, roles: Collection[str], now: datetime) -> bool:
    """Whether the sign-in still counts."""
    return now - seen_at < idle_limit(roles) and now - created_at < LONGEST


def device_code(user_agent: str) -> str:
    """What is kept of a browser's long name for itself: "wechat iphone"."""
    browser = next((code for code, mark, _ in _BROWSERS if mark in user_agent), "")
    machine = next((code for code, mark, _ in _MACHINES if mark in user_agent), "")
    return f"{browser} {machine}".strip()


def device_words(code: str) -> list[str]:
    """The messages for what was kept; none for a device that did not say what it is."""
    words = {code: name for code, _, name in (*_BROWSERS, *_MACHINES)}
    return [words[part] for part in code.split() if part in words]
