"""How a unit, its team and its players get in.

Unit 单位 enters a Team 参赛队 with a Roster 报名名单 of Players 运动员. A team is a draft 草稿 until its captain submits it
(待审); an organiser approves it (通过) or returns it with a reason (退回). State is the last of its event rows.
"""
