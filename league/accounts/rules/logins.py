"""A login is a mobile number or an e-mail address; one field takes both and cleans what was typed."""

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from league.accounts.errors import UnreadableLogin

_PHONE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_COUNTRY = re.compile(r"(\+|00)?86(?=1\d{10}$)", re.ASCII)
_BETWEEN_DIGITS = re.compile(r"[\s()\[\].\-‐-―−]")
EMAIL_MOST = 254


@dataclass(frozen=True)
class Login:
    """What an account is known by: `kind` is "phone" or "email"."""

    kind: str
    value: str

    @property
    def masked(self) -> str:
        """Enough to know one's own by, too little to call a stranger: 139****0011, l***@qq.com."""
        if self.kind == "phone":
            return f"{self.value[:3]}****{self.value[-4:]}"
        name, _, domain = self.value.partition("@")
        return f"{name[0]}***@{domain}"


def read_login(text: str) -> Login:
    """The login somebody meant: full-width letters, spaces, dashes and +86 are mended. Raises UnreadableLogin."""
    text = "".join(
        letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) not in ("Cf", "Cc")
    )
    if "@" in text:
        email = "".join(text.split()).lower()
        if len(email) <= EMAIL_MOST and _EMAIL.fullmatch(email):
            return Login("email", email)
    else:
        phone = _COUNTRY.sub("", _BETWEEN_DIGITS.sub("", text), count=1)
        if _PHONE.fullmatch(phone):
            return Login("phone", phone)
    raise UnreadableLogin("login")


def address_key(address: str | None) -> str:
    """An address as tries are counted: IPv6 by its /64, for one household has as many of those as it likes."""
    try:
        found = ip_address((address or "").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ip_network((found, 64), strict=False))
    return str(found)
