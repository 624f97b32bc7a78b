"""What scoring refuses, each with its sentence: what is there, and what is wanted."""

from league.errors import N_, Conflict, Refused


class PeriodMissing(Refused):
    """A regular period was left out."""

    message = N_("%(period)s is missing. Enter the points of both teams, 0 where there were none.")


class HalfPeriod(Refused):
    """Only one side of a period was entered."""

    message = N_("Only one team has points here. Enter the other's too, 0 where there were none.")


class ExtraPeriodMissing(Refused):
    """Nobody can win while the score is level (FIBA OBR 8.7)."""

    message = N_("After %(period)s the score is %(a)s:%(b)s, so an extra period is needed.")


class AnotherExtraPeriodMissing(Refused):
    """An extra period ended level as well."""

    message = N_("After %(period)s the score is %(a)s:%(b)s, so another extra period is needed.")


class ExtraPeriodNotPlayed(Refused):
    """An extra period was entered although the game was decided."""

    message = N_("Before %(period)s the score was %(a)s:%(b)s, which is not level. Take its points out.")


class NoExtraPeriod(Refused):
    """The first of two games may end level (FIBA OBR D.6)."""

    message = N_("This game may end level, for the total of the two games decides. No extra period is played here.")


class TotalLevel(Refused):
    """The second of two games ended, and nobody is ahead (FIBA OBR D.6)."""

    message = N_("After %(period)s the two games add up to %(a)s:%(b)s, so an extra period is needed.")


class TotalNotLevel(Refused):
    """An extra period was entered although the total was decided."""

    message = N_("Before %(period)s the two games added up to %(a)s:%(b)s, which is not level. Take its points out.")


class FirstGameOpen(Refused):
    """What the total is made of is not known yet."""

    message = N_(
        "The first of the two games has no confirmed result yet. Confirm that one first; then this one can end."
    )


class BonusLevel(Refused):
    """Baskets and points by house rules together are level."""

    message = N_("With the points by local rules it is %(a)s:%(b)s after %(period)s, so an extra period is needed.")


class BonusNotLevel(Refused):
    """The points by house rules have decided the game before an extra period."""

    message = N_(
        "With the points by local rules it was %(a)s:%(b)s before %(period)s, which is not level. Take its points out, or see whether the local rules are right."
    )


class BonusOutOfRange(Refused):
    """A house rule was used more often than it may be."""

    message = N_("%(found)s times are not possible here; a side may use this rule at most %(most)s times in a game.")


class UnknownBonus(Refused):
    """A house rule that this competition does not have."""

    message = N_("This competition has no such local rule.")


class BonusTooMuch(Refused):
    """The points by house rules push the score beyond what any game has seen."""

    message = N_("With the points by local rules the score would be %(found)s; at most %(most)s are possible.")


class OutOfRange(Refused):
    """No basketball team makes that many points."""

    message = N_("%(found)s points are not possible here. Enter a whole number from %(least)s to %(most)s.")


class SumOutOfRange(Refused):
    """The periods add up to more than any game has seen."""

    message = N_("These periods add up to %(found)s points; at most %(most)s are possible.")


class SumDiffers(Refused):
    """The periods and the total on the scoresheet disagree."""

    message = N_(
        "The periods add up to %(found)s, the scoresheet says %(stated)s. See whether a period or the total is wrong."
    )


class SumWithBonusDiffers(Refused):
    """The same, where some of the points came without a basket."""

    message = N_(
        "Periods and local rules add up to %(found)s, the scoresheet says %(stated)s. See whether a period, a rule or the total is wrong."
    )


class TotalMissing(Refused):
    """The final score of one side is missing."""

    message = N_("The total of this team is missing.")


class Drawn(Refused):
    """No game ends level."""

    message = N_("%(a)s:%(b)s is level, and no game ends level.")


class TooManyExtraPeriods(Refused):
    """More extra periods than anyone has played."""

    message = N_("At most %(most)s extra periods can be entered.")


class UnknownOutcome(Refused):
    """How the game ended is none of the words we know."""

    message = N_("Choose how the game ended: played, forfeit, or lost by default.")


class OffenderMissing(Refused):
    """A forfeit or default without its side."""

    message = N_("Choose the team that forfeits or is short of players.")


class ReasonMissing(Refused):
    """A forfeit, a default or a correction is public with its reason."""

    message = N_("Write down why; the reason is shown in public.")


class ReasonTooLong(Refused):
    """The reason is longer than its place."""

    message = N_("This is %(found)s characters long; at most %(most)s fit.")


class NothingPlayed(Refused):
    """A live score without a single period."""

    message = N_("Enter at least the first period before you save.")


class NothingChanged(Refused):
    """A correction that corrects nothing."""

    message = N_("This is the result as it stands. Change a number, or leave it.")


class TeamsUnknown(Refused):
    """A knock-out game whose sides are not seated yet."""

    message = N_("The teams of this game are not known yet, so it cannot have a score.")


class SidesChanged(Conflict):
    """The form began when the other team was named first."""

    message = N_(
        "Meanwhile the other team hosts this game and is named first. Open the score again and enter it in the new order."
    )


class NotPublished(Refused):
    """A draft is no game yet."""

    message = N_("This game is not published yet, so it cannot have a score.")


class GameIsVoid(Conflict):
    """What does not count has no score to be entered."""

    message = N_("This game was declared void, so it can have no score.")


class StatedSince(Conflict):
    """Only the last word about a game can be taken back."""

    message = N_("The result of game %(number)s was changed again since. Correct it instead of undoing.")


class PointsOutOfRange(Refused):
    """Nobody is given or taken more than that."""

    message = N_("Enter a whole number of points from 1 to %(most)s.")


class UnknownStep(Refused):
    """The regulation does not compare teams by this."""

    message = N_("Choose a step by which the regulation ranks teams.")


class NotInGroup(Refused):
    """Points are given where the team is ranked."""

    message = N_("Choose a team that is ranked in this group.")


class PointsTakenBack(Conflict):
    """It was undone before."""

    message = N_("These points were taken back already.")


class NotYetConfirmed(Refused):
    """Only what is official can be corrected."""

    message = N_("This game has no confirmed result yet. Enter its score instead of correcting it.")


class AlreadyConfirmed(Conflict):
    """The result is official; the referee's part is done."""

    message = N_("The result %(a)s:%(b)s is confirmed and locked. Only the organiser can correct it.")


class ResultConflict(Conflict):
    """Somebody else stored a result after this form was opened."""

    message = N_("Somebody else has stored %(a)s:%(b)s in the meantime. Yours is not stored yet.")


class LotsUnfit(Refused):
    """The lots do not name teams of this group, or name one twice."""

    message = N_("Put each of the tied teams of this group in its place exactly once.")


class LotsUnfitAcross(Refused):
    """The lots do not name teams of different groups of this stage, or name one twice."""

    message = N_("Put each of the level teams, one of a group, in its place exactly once.")


class LotsTooFew(Refused):
    """One team needs no lots."""

    message = N_("Lots are drawn between at least two teams.")


class WitnessMissing(Refused):
    """A draw needs somebody who saw it."""

    message = N_("Name who was present when the lots were drawn.")


class LotsInFuture(Refused):
    """The day of the draw has not come."""

    message = N_("The lots were drawn on %(found)s at the latest; this day has not come yet.")
