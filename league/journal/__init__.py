"""操作记录: who did what, when and why. Append-only; every service that changes something calls `service.record`.

The actor is a plain account id (or None for the machine itself), for accounts lie to the right of this room.
"""
