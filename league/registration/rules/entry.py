"""The states of an entry and the ways between them; who may change it, and until when."""

from collections.abc import Iterable
from datetime import datetime

from league.errors import N_

DRAFT, WAITING, RETURNED, APPROVED = "draft", "waiting", "returned", "approved"
WITHDRAWN, DISQUALIFIED = "withdrawn", "disqualified"

STATES = {
    DRAFT: N_("Draft"),
    WAITING: N_("Waiting for approval"),
    RETURNED: N_("Returned for mending"),
    APPROVED: N_("Approved"),
    WITHDRAWN: N_("Withdrawn"),
    DISQUALIFIED: N_("Disqualified"),
}

STATE_AFTER = {
    "submitted": WAITING,
    "approved": APPROVED,
    "returned": RETURNED,
    # Opened again is the same as returned: the captain is asked to change something.
    "reopened": RETURNED,
    "withdrawn": WITHDRAWN,
    "disqualified": DISQUALIFIED,
    # Withdrawal or disqualification was taken back.
    "reinstated": APPROVED,
}

EVENTS = {
    "submitted": N_("Submitted"),
    "approved": N_("Approved"),
    "returned": N_("Returned for mending"),
    "reopened": N_("Opened again"),
    "withdrawn": N_("Withdrawn"),
    "disqualified": N_("Disqualified"),
    "reinstated": N_("Reinstated"),
}
"""What the timeline calls each event."""

ALLOWED_FROM = {
    "submitted": {DRAFT, RETURNED},
    "approved": {WAITING},
    "returned": {WAITING},
    "reopened": {WAITING, APPROVED, WITHDRAWN},
    "withdrawn": {DRAFT, WAITING, RETURNED, APPROVED},
    "disqualified": {APPROVED},
    "reinstated": {WITHDRAWN, DISQUALIFIED},
}
"""From which states each event may follow."""

STANDARD_REASONS = {
    "number": N_("Two players wear one number, or a number is not 0, 00 or 1 to 99."),
    "name": N_("A player's name is not the one on the identity card."),
    "eligible": N_("A player does not belong to the unit that enters the team."),
    "unit": N_("The unit's name is not the one in the union's records."),
    "strips": N_("The light and the dark strip can hardly be told apart."),
    "contact": N_("Nobody answers the contact telephone."),
}
"""Why teams are returned, ready to be ticked; the organiser may add a sentence."""


def state_after(kinds: Iterable[str]) -> str:
    """The state after these events in their order; without any it is a draft."""
    state = DRAFT
    for kind in kinds:
        state = STATE_AFTER[kind]
    return state


def is_open(now: datetime, entries_until: datetime | None) -> bool:
    """Whether teams may be entered now: up to the deadline, that very second included."""
    return entries_until is not None and now.replace(microsecond=0) <= entries_until


def captain_may_change(state: str, now: datetime, entries_until: datetime | None, changes_after: bool = False) -> bool:
    """Whether the captain may change the team now; the organiser always may.

    A returned team may be mended and submitted after the deadline too: the organiser himself asked for it, and what he
    asks for on the last evening could not be done otherwise. He closes it by withdrawing the entry.
    """
    if state == RETURNED:
        return True
    return state == DRAFT and (changes_after or is_open(now, entries_until))
