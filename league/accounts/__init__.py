"""Who you are and what you may do.

Account 账号 · Role 角色 (captain, organiser, referee, editor, administrator), granted by an administrator · Sign-in 登录会话,
a row on the server, so that signing out really ends it. The right to one team or one game is a row of the room that
owns the team or the game.
"""
