"""What a login, a password, a role and a sign-in may be. Plain values in, verdict out."""

from league.errors import N_

ROLES = {
    "captain": N_("Team captain"),
    "organiser": N_("Competition organiser"),
    "referee": N_("Referee"),
    "editor": N_("Editor"),
    "administrator": N_("Administrator"),
}
ROLE_MEANS = {
    "captain": N_("enters a team and keeps its roster"),
    "organiser": N_("approves teams, makes the fixtures, corrects results"),
    "referee": N_("enters the result of the games that are assigned"),
    "editor": N_("writes activities and news"),
    "administrator": N_("manages accounts and roles"),
}
DEEDS = {
    "account.created": N_("Account made"),
    "account.renamed": N_("Name changed"),
    "account.password_changed": N_("Password changed"),
    "account.reset_link_made": N_("Link for a new password made"),
    "account.password_reset": N_("New password set with the link"),
    "account.disabled": N_("Account disabled"),
    "account.enabled": N_("Account enabled again"),
    "role.granted": N_("Role granted"),
    "role.revoked": N_("Role revoked"),
}
"""What the journal says of an account, in words."""

NAME_MOST = 40
