"""The way of an entry from draft to approval, and what stands in its way."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from league import clock
from league.competition.models import Competition
from league.errors import Conflict
from league.extensions import db, transaction
from league.registration import errors, queries, service
from league.registration.rules import entry
from tests.builders import a_competition, a_team, an_account


@pytest.mark.parametrize("state", list(entry.STATES))
def test_the_builder_brings_a_team_to_each_state(app: Flask, state: str) -> None:
    team = a_team(a_competition(), state=state)
    assert queries.state_of(team) == state
