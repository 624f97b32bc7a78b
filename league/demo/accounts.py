"""Who may sign in to the demonstration: one account for each role, with random words as password."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from league.accounts.service import create_account, grant_role

FILE = "demo-accounts.txt"
_PEOPLE = (
    ("captain", "13800000001", "卢建华"),
    ("organiser", "13800000002", "许文斌"),
    ("referee", "13800000003", "吴建国"),
    ("editor", "13800000004", "田静"),
    ("administrator", "13800000005", "沈岚"),
)
_OTHER_REFEREES = (("13800000006", "林涛"), ("13800000007", "蒋敏"), ("13800000008", "薛勇"))
_WORDS = """
    acorn almond amber anchor apricot arbour aspen autumnal badger bamboo barley basil beacon birch blossom bramble
    breeze bridge bronze brook bucket button cabin candle canvas carrot cedar cellar chalk cherry chestnut cinder
    clover cobble copper coral cotton cricket cypress dahlia dapple desert dolphin drizzle ember fable feather fennel
    fern fiddle flint forest fossil garnet ginger glacier goblet granite gravel hammock harbour hazel heather heron
    hickory hollow ivory jasmine juniper kettle lagoon lantern larch laurel lemon lilac linen lobster lotus magnet
    mallow maple marble meadow melon mimosa mint mitten mosaic mulberry mustard nectar nettle nutmeg oatmeal ochre
    olive orchard otter oyster paddle panther papaya parsley pebble pepper petal pigeon pillow plum pocket pollen
    poplar prairie pumpkin quarry quartz quiver rabbit radish raven ribbon ripple rocket rosemary rudder saddle
    saffron sandal sapphire sesame shell silver skylark slate sparrow spinach spruce squirrel stirrup tadpole teapot
    thicket thimble thistle timber trellis tulip tundra turnip umbrella valley velvet violet walnut willow zephyr
"""


@dataclass(frozen=True)
class DemoAccount:
    """An account whose password is printed at each start."""

    role: str
    login: str
    password: str


def kept(instance: Path) -> list[DemoAccount]:
    """The accounts of this installation's demonstration, or none."""
    file = instance / FILE
    if not file.exists():
        return []
    lines = [line.split() for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [DemoAccount(*words) for words in lines if len(words) == 3]


def make(instance: Path) -> tuple[list[DemoAccount], dict[str, int]]:
    """Create all accounts; those of the roles with their passwords, and every account's id by its role or name."""
    known = {account.login: account.password for account in kept(instance)}
    accounts, ids = [], {}
    for role, login, name in _PEOPLE:
        password = known.get(login) or _password()
        ids[role] = _create(login, name, role, password)
        accounts.append(DemoAccount(role, login, password))
    for login, name in _OTHER_REFEREES:
        ids[name] = _create(login, name, "referee", _password())
    return accounts, ids


def keep(instance: Path, accounts: list[DemoAccount]) -> None:
    """Write the passwords down where only this installation's owner reads them."""
    lines = ["# The demonstration's accounts: role, login, password.\n"]
    lines += [f"{account.role} {account.login} {account.password}\n" for account in accounts]
    file = os.open(instance / FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as out:
        out.writelines(lines)


def _create(login: str, name: str, role: str, password: str) -> int:
    account = create_account(name=name, phone=login, password=password, actor=None)
    grant_role(account.id, role, actor=None)
    return account.id


def _password() -> str:
    return "-".join(secrets.choice(_WORDS.split()) for _word in range(4))
