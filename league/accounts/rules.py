"""What a login, a password and a role may be. Plain values in, verdict out."""

from league.errors import N_

ROLES = {
    "captain": N_("Captain"),
    "organiser": N_("Organiser"),
    "referee": N_("Referee"),
    "editor": N_("Editor"),
    "administrator": N_("Administrator"),
}
