"""The outlook (出线形势): who is through, who is out and who needs what, proved over all outcomes of the games left.

`proof` gives the verdicts and `conditions` what must happen; `sentences` says it. Below these, `combinations` goes
through the winners, `walk` through the criteria, `outcomes` and `linear` and `curves` through the scores.
"""

from league.standings.rules.outlook.proof import outlook
from league.standings.rules.outlook.words import Condition, Literal, Outlook, TeamOutlook

__all__ = ("Condition", "Literal", "Outlook", "TeamOutlook", "outlook")
