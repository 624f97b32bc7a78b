"""Who is ahead in a group (小组), and why: pure values in, verdict out, without Flask, database or clock.

`facts` holds the words: a game as the table sees it, a team's record, a step of the ranking, the table itself.
`tally` adds up games, `ranking` applies the procedure (FIBA OBR Appendix D, or what a regulation puts in its place),
`why` says each step in plain words. What a rank never depends on: the teams' names, the order of the games, who hosted.

A tie between some teams is looked at among those teams only; a criterion that parts them lets each part begin again by
itself (D.1.4). What nothing parts is shared, or settled by lots that a person drew.
"""
