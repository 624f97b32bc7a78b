"""What happened on the floor: period scores, results, corrections, drawn lots.

Result 成绩 is the last of a game's result events: recorded (记录, the game is live), confirmed (确认, official) or
corrected (更正, by the organiser, with a reason, public). Nothing is overwritten.
"""
