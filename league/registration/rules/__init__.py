"""What an entry may be and what follows from it: plain values in, verdicts and sentences out.

`entry` knows the states of an entry and who may change it when, `details` a team's names and strips, `roster` numbers,
names and what is missing, `paste` reads a pasted table of players.
"""
