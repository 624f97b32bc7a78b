"""The shapes that every refusal takes, and the mark for sentences that are translated later.

A sentence is an English message id and its parameters. Rules make sentences, `league.wording` (command line) and the
pages say them in a language. Nothing here knows Flask or a database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(message: str) -> str:
    """Mark a message for the catalogues and hand it back unchanged."""
    return message


@dataclass(frozen=True)
class Sentence:
    """A message id with its parameters; a parameter may be a sentence, or a list of them, itself."""

    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    """The English plural form; where it is set, `params["num"]` decides between the two."""


@dataclass(frozen=True)
class Name:
    """A name as it was typed, for the parameters of a sentence; where the English one is missing the Chinese stands."""

    chinese: str
    english: str = ""


class Refused(Exception):
    """What was asked for is not done, and this is the sentence that says why.

    `field` names the form field where the sentence belongs, if there is one. Subclasses set `message`.
    """

    message = N_("This cannot be done.")
    status = 422

    def __init__(self, field: str | None = None, /, **params: object) -> None:
        self.field = field
        self.sentence = Sentence(self.message, params)
        super().__init__(self.message, params)


class NotFound(Refused):
    """There is no such thing, or not for you: the two must look the same."""

    message = N_("There is no such page.")
    status = 404


class Forbidden(Refused):
    """The thing is yours to see, but not yours to do this with."""

    message = N_("Your account may not do this.")
    status = 403


class Conflict(Refused):
    """Someone else was faster, or the state of things no longer allows it."""

    message = N_("This was changed by someone else in the meantime. Please look at it again.")
    status = 409


class Busy(Refused):
    """The database could not be had in time; nothing was stored, and trying again is right."""

    message = N_("The site is very busy right now. Nothing was lost; please try again in a moment.")
    status = 503
