"""Why an entry is refused."""

from collections.abc import Mapping, Sequence

from league.errors import N_, Conflict, Refused, Sentence


class EntriesClosed(Refused):
    """The deadline has passed, or there is none yet."""

    message = N_("Entries for this competition are closed. Please ask the organisers.")


class NotEditable(Conflict):
    """The team is with the organisers, or the deadline has passed."""

    message = N_("The team cannot be changed now: it was submitted, or entries are closed. Please ask the organisers.")


class NotPossible(Conflict):
    """The state no longer allows what was asked for."""

    message = N_("Someone was faster: the entry is now in the state “%(state)s”. Nothing was changed.")


class Incomplete(Refused):
    """Something is still missing."""

    message = N_("The team cannot be submitted yet; things still missing: %(count)s.")


class NameTaken(Refused):
    """Another team of the competition has this name."""

    message = N_("Another team of this competition is already called “%(name)s”.")


class CodeTaken(Refused):
    """Another team of the competition has these letters."""

    message = N_("The letters %(code)s belong to another team. Free would be %(free)s.")


class BadDetail(Refused):
    """A team needs this."""

    message = N_("Please fill this in.")


class TooLong(Refused):
    """More letters than there is room for."""

    message = N_("At most %(most)s characters; there are %(found)s now.")


class BadCode(Refused):
    """Not three letters."""

    message = N_("The code is three letters from A to Z, such as JDJ.")


class BadColour(Refused):
    """Not a colour."""

    message = N_("Please choose a colour.")


class BadPhone(Refused):
    """Not a mobile number."""

    message = N_("A mobile number has 11 digits and begins with 1.")


class NotSensible(Refused):
    """A number or a name that is none; the rule's own sentence says why."""

    def __init__(self, field: str, sentence: Sentence) -> None:
        super().__init__(field)
        self.sentence = sentence


class NumberTaken(Refused):
    """Somebody of the team wears it."""

    message = N_("Number %(number)s is already worn by %(name)s.")


class RosterFull(Refused):
    """More players than the regulation allows."""

    message = N_("The roster has room for %(most)s players; these would make %(count)s.")


class ReasonMissing(Refused):
    """Returning, reopening and withdrawing say why."""

    message = N_("Please give a reason; the captain reads it.")


class PasteRefused(Refused):
    """Some rows cannot be taken as they are; none was stored."""

    message = N_("Some rows need mending; nothing was added yet. Rows to mend: %(count)s.")

    def __init__(self, problems: Mapping[int, Sequence[Sentence]]) -> None:
        super().__init__(count=len(problems))
        self.problems = problems
        """What is wrong, by the row's place among those sent, from 0."""
