"""Deeds that happen at the same moment, each in a thread and a session of its own."""

import threading
from collections.abc import Callable

from flask import Flask

from league.errors import Refused
from league.extensions import db


def at_once(app: Flask, *deeds: Callable[[], object]) -> list[object]:
    """Do these in threads of their own, started together: what each returned, or how it was refused."""
    db.session.rollback()
    barrier, outcomes = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(number: int, deed: Callable[[], object]) -> None:
        with app.app_context():
            barrier.wait()
            try:
                outcomes[number] = deed()
            except Refused as refusal:
                outcomes[number] = refusal
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
