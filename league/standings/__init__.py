"""Who is ahead: derived from what was recorded, owns no truth.

Standings 积分榜, Cross table 循环赛成绩表, Rank 名次 (a standing in a table, never a seat in a bracket or a venue).
Promises kept: a rank depends on results, the regulation and drawn lots alone; every rank can be explained step by step.
"""
