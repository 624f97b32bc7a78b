"""A number no database can hold is a page that does not exist."""

import pytest
from builders import an_account
from flask.testing import FlaskClient


@pytest.mark.parametrize("number", ["0", "2147483647", "2147483648", "9" * 40, "-1", "１２"])
def test_a_number_in_an_address_is_found_or_not_found(client: FlaskClient, sign_in, number: str) -> None:
    sign_in(client, an_account("organiser"))
    assert client.get(f"/desk/venues/{number}").status_code == 404
