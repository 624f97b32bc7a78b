"""Why something about an activity is refused."""

from league.errors import N_, Conflict, NotFound, Refused


class NoSuchActivity(NotFound):
    """There is no such activity, or it is a draft."""

    message = N_("There is no such activity.")


class BadSlug(Refused):
    """The address holds something else than small letters, digits and single hyphens."""

    message = N_("The address may hold small letters, digits and single hyphens between them, like song-contest-2019.")


class SlugTaken(Refused):
    """Another activity has this address."""

    message = N_("The address “%(slug)s” belongs to another activity. Please choose another one.")


class SlugPublic(Refused):
    """A published activity keeps its address."""

    message = N_("The activity is public under this address, which may be on posters. Withdraw it first to change it.")


class UnknownKind(Refused):
    """The kind is none of the list."""

    message = N_("Please choose one of the list.")


class EndWithoutStart(Refused):
    """There is an end but no beginning."""

    message = N_("There is an end but no beginning. Please fill in when it begins.")


class EndsBeforeStart(Refused):
    """The end is not after the beginning."""

    message = N_("The end must be after the beginning.")


class NotReady(Refused):
    """Something that readers need is missing."""

    message = N_("Before it is published, the activity needs %(missing)s.")


class ActivityChanged(Conflict):
    """Someone else saved the activity after this form was opened."""

    message = N_(
        "Someone else changed this activity while you were writing. "
        "What you typed is still here: compare it with the saved version before you save again."
    )


class AlreadyPublished(Conflict):
    """It is public already."""

    message = N_("The activity is public already.")


class NotPublished(Conflict):
    """It is not public."""

    message = N_("The activity is not public.")
