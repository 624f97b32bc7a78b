"""What is refused here, each with its sentence."""

from league.errors import N_, Conflict, NotFound, Refused


class NoSuchDecision(NotFound):
    """No decision has this address."""

    message = N_("There is no such decision.")


class Overtaken(Conflict):
    """The facts changed after the effect was shown."""

    message = N_(
        "Something changed while you were looking: the effect is not what was shown. Nothing was saved; here is what it would do now."
    )


class AskedOtherwise(Refused):
    """The form was changed after its effect was shown."""

    message = N_("You changed the form after its effect was shown. Nothing was saved; here is the effect of this one.")


class NotPreviewed(Refused):
    """Nothing is saved before its effect was seen."""

    message = N_("Look at the effect first; nothing was saved yet.")


class Unanswered(Refused):
    """A game was played on a pairing that is no longer true, and the organiser has not said what follows."""

    message = N_("Say what becomes of game %(number)s: keep it by decision, or replay it.")


class AlreadyUndone(Conflict):
    """Once is enough."""

    message = N_("This was undone already.")


class PlayedOn(Conflict):
    """What followed was played; taking back would rewrite it."""

    message = N_(
        "Game %(number)s has begun since on what was decided, so this cannot be undone. Make a new correction."
    )


class DecidedSince(Conflict):
    """Something was decided later that stands on this."""

    message = N_("This was decided upon again since, so it cannot be undone. Make a new correction.")


class RegulationSince(Conflict):
    """Another version of the regulation holds by now."""

    message = N_("The regulation was changed again since, so this cannot be undone. Change the regulation instead.")


class NotRunning(Conflict):
    """Only a team that takes part can leave."""

    message = N_("This team does not take part in the competition at present.")


class UnknownKind(Refused):
    """There are two ways out."""

    message = N_("Choose whether the team withdraws or is disqualified.")


class OnlyLost(Refused):
    """A result as it was played is entered by the referee."""

    message = N_("This game has no confirmed result. Here it can be forfeited or lost by default only.")
