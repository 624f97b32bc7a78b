from builders import an_account
from flask import session

from league.accounts.service import SESSION_KEY
from league.accounts.views import current_account


def test_the_fixture_signs_a_browser_in(app, client, sign_in):
    account = an_account("organiser", "editor", name="田静")
    sign_in(client, account)
    with client.session_transaction() as kept:
        token = kept[SESSION_KEY]
    with app.test_request_context():
        session[SESSION_KEY] = token
        user = current_account()
    assert (user.name, user.roles) == ("田静", {"organiser", "editor"})
