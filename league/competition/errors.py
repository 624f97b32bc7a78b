"""What this room refuses, each with its sentence."""

from league.errors import N_, Conflict, NotFound, Refused


class NoSuchSeason(NotFound):
    """No season has this address."""

    message = N_("There is no such season.")


class NoSuchCompetition(NotFound):
    """No competition has this address."""

    message = N_("There is no such competition.")


class NoSuchPlace(NotFound):
    """No venue or court has this number."""

    message = N_("There is no such venue or court.")


class Changed(Conflict):
    """The form began from an older state than the one that is stored."""

    message = N_("Someone else changed this while you were at it. Compare with what is stored now, then save again.")


class BadSlug(Refused):
    """A word for the address that an address cannot hold."""

    message = N_("“%(slug)s” cannot be an address: use small letters, digits and single hyphens, such as league-2019.")


class ReservedSlug(Refused):
    """A word that the site's own addresses use."""

    message = N_("“%(slug)s” is an address the site needs itself. Please choose another.")


class SlugTaken(Refused):
    """Two things cannot live at one address."""

    message = N_("The address “%(slug)s” is taken. Please choose another.")


class NameTaken(Refused):
    """Two venues, or two courts of a venue, cannot bear one name."""

    message = N_("There is already one called “%(name)s”.")


class Missing(Refused):
    """What must be there is empty."""

    message = N_("Please fill this in.")


class EndsBeforeItBegins(Refused):
    """The last day lies before the first."""

    message = N_("The last day (%(last)s) lies before the first day (%(first)s).")


class BadPart(Refused):
    """A part that no host can have."""

    message = N_("A body behind a season is its host, organiser or co-organiser.")


class BadTitle(Refused):
    """An edition that no event has, or one without a name."""

    message = N_("A title has a name and an edition from 1 to %(most)s.")


class NoTitle(Refused):
    """A competition is announced under at least one title."""

    message = N_("A competition needs at least one title.")


class TooManyTitles(Refused):
    """More titles than an announcement can carry."""

    message = N_("A competition can carry at most %(most)s titles.")


class BadStage(Refused):
    """A figure of a stage that lies outside of what can be played."""

    message = N_("Please enter a whole number from %(least)s to %(most)s.")


class BestNeedsGroups(Refused):
    """One group alone has nobody to compare with."""

    message = N_("With one group there is nobody to compare with. Let more of the group go on instead.")


class BestWithoutQualify(Refused):
    """Best seconds without firsts."""

    message = N_("First say how many of each group go on; the best are taken from those ranked next.")


class BestTooMany(Refused):
    """As many best as there are groups: then all of that rank go on."""

    message = N_(
        "There are %(groups)s groups, so fewer than %(groups)s can be the best of rank %(next)s. If all of them go on, raise the number for each group."
    )


class TooFewForFifth(Refused):
    """Nobody loses a quarter-final."""

    message = N_("Places 5 to 8 need at least %(least)s teams in the knock-out; %(entries)s enter it.")


class GroupNamedTwice(Refused):
    """Two groups of a stage cannot bear one name."""

    message = N_("Two groups cannot both be called “%(name)s”.")


class StageInUse(Conflict):
    """Groups were drawn or games made on this stage."""

    message = N_("“%(name)s” has teams or games already, so it cannot be removed.")


class NotAtEdge(Refused):
    """Nothing stands before the first or after the last."""

    message = N_("It cannot be moved any further.")


class BadTimes(Refused):
    """Something among the times is no time of day."""

    message = N_("“%(found)s” is no time of day. Write times like 18:30, with spaces between them.")


class NoTimes(Refused):
    """No time of day was named."""

    message = N_("Please name at least one time of day, such as 18:30.")


class NoCourts(Refused):
    """No court was chosen."""

    message = N_("Please choose at least one court.")


class NoWeekdays(Refused):
    """No day of the week was chosen."""

    message = N_("Please choose at least one day of the week.")


class NoSuchDays(Refused):
    """None of the chosen days of the week falls between the two days."""

    message = N_("None of these days of the week falls between %(first)s and %(last)s.")


class BadMinutes(Refused):
    """A slot too short or too long for a game."""

    message = N_("A slot lasts from %(least)s to %(most)s minutes.")


class TooManySlots(Refused):
    """More slots at once than a person can look over."""

    message = N_("That would be %(count)s slots; at most %(most)s can be added at once. Please choose fewer days.")


class SlotsOverlap(Refused):
    """Two slots of a court share minutes."""

    message = N_("%(court)s: %(new)s overlaps %(old)s.")


class NoReason(Refused):
    """A regulation that others rely on is changed without a word."""

    message = N_("Please give the reason for the change; it will be shown with the regulation.")


class NothingChanged(Refused):
    """A new version would say what the old one says."""

    message = N_("Nothing was changed, so there is no new version to save.")


class OutOfRange(Refused):
    """A figure of the regulation that no game can be played by."""

    message = N_("Please enter a whole number from %(least)s to %(most)s.")


class UnknownWord(Refused):
    """A choice that is not offered."""

    message = N_("Please choose one of the list.")


class UnknownCriterion(Refused):
    """A tie-break that cannot be computed."""

    message = N_("This order names a criterion that is not known.")


class AskedTwice(Refused):
    """A criterion that has parted nobody parts nobody the second time."""

    message = N_("This order names a criterion twice.")


class WinNotGreatest(Refused):
    """A loss that is worth as much as a win."""

    message = N_("A win must be worth the most: it is worth %(win)s, but another outcome %(other)s.")


class RosterUpsideDown(Refused):
    """At least more than at most."""

    message = N_("At most %(most)s players are fewer than at least %(least)s.")


class GameListTooLong(Refused):
    """More players for a game than the roster can hold."""

    message = N_("%(list)s players cannot be named for a game when a roster holds at most %(roster)s.")


class NoCriteria(Refused):
    """An order that compares nothing."""

    message = N_("Please name at least one criterion.")


class NoHalves(Refused):
    """Something is counted by half, but the game has none."""

    message = N_("With %(periods)s periods there are no halves. Count by period, or play an even number of periods.")


class TooManyHouseRules(Refused):
    """More house rules than a score form can hold."""

    message = N_("At most %(most)s house rules are possible.")


class HouseRuleTwice(Refused):
    """Two house rules of one name could not be told apart on the score form."""

    message = N_("Two house rules cannot both be called “%(name)s”.")


class NameTooLong(Refused):
    """A name that does not fit where it is shown."""

    message = N_("This is %(length)s characters long; at most %(most)s fit.")
