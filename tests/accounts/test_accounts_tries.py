"""Guessing passwords is slow, and never locks out the one whose password is guessed."""

from datetime import timedelta

import pytest
from builders import PASSWORD, an_account
from sqlalchemy import func, select

from league import clock
from league.accounts import signing
from league.accounts.errors import TooManyTries, WrongCredentials
from league.accounts.models import FailedTry
from league.accounts.service import create_account, fingerprint
from league.accounts.tries import count_try
from league.extensions import db, transaction

LOGIN, WRONG = "13912345678", "erhu yu xiatian"
HERE, ELSEWHERE = "203.0.113.7", "198.51.100.9"


def failed() -> int:
    return db.session.scalar(select(func.count()).select_from(FailedTry))


def guess(login: str = LOGIN, address: str = HERE, password: str = WRONG) -> str:
    try:
        signing.sign_in(login=login, password=password, address=address)
    except WrongCredentials:
        return "wrong"
    except TooManyTries:
        return "too many"
    return "in"


def earlier_tries(number: int, *, address: str, login: str = "", ago: timedelta = timedelta()) -> None:
    with transaction():
        db.session.add_all(
            FailedTry(at=clock.now() - ago, login=login or fingerprint(f"someone {n}"), address=address)
            for n in range(number)
        )


def test_the_eleventh_guess_is_refused_even_if_it_is_right(app):
    an_account(phone=LOGIN)
    assert [guess() for _ in range(10)] == ["wrong"] * 10
    assert guess() == "too many"
    assert guess(password=PASSWORD) == "too many"


def test_the_owner_gets_in_from_another_address(app):
    an_account(phone=LOGIN)
    for _ in range(12):
        guess()
    assert guess(address=ELSEWHERE, password=PASSWORD) == "in"


def test_others_at_the_same_address_get_in(app):
    an_account(phone=LOGIN)
    an_account(phone="13912345600")
    for _ in range(12):
        guess()
    assert guess("13912345600", password=PASSWORD) == "in"


def test_guesses_are_forgotten_after_five_minutes(app):
    an_account(phone=LOGIN)
    mark = fingerprint(LOGIN)
    earlier_tries(10, address=HERE, login=mark, ago=timedelta(minutes=4, seconds=58))
    assert guess() == "too many"
    with transaction():
        db.session.query(FailedTry).delete()
    earlier_tries(10, address=HERE, login=mark, ago=timedelta(minutes=5, seconds=1))
    assert guess(password=PASSWORD) == "in"
    assert failed() == 0, "and the table stays small"


def test_the_fifty_first_failure_of_an_address_is_refused(app):
    an_account(phone=LOGIN)
    earlier_tries(50, address=HERE)
    assert guess(password=PASSWORD) == "too many"
    assert guess(password=PASSWORD, address=ELSEWHERE) == "in"


def test_a_thousand_failures_from_everywhere_are_the_ceiling(app):
    an_account(phone=LOGIN)
    earlier_tries(1000, address="192.0.2.1")
    assert guess(password=PASSWORD, address=ELSEWHERE) == "too many"


def test_the_right_password_is_no_failure(app):
    an_account(phone=LOGIN)
    assert [guess(password=PASSWORD) for _ in range(12)] == ["in"] * 12
    for _ in range(9):
        guess()
    assert guess(password=PASSWORD) == "in"
    assert failed() == 0, "who knows the password starts anew"


def test_a_try_is_counted_before_the_password_is_looked_at(app, monkeypatch):
    """Otherwise a hundred tries at once would pass as one."""
    an_account(phone=LOGIN)
    seen = []
    monkeypatch.setattr(signing, "verify", lambda kept, typed: seen.append(failed()) or False)
    guess()
    assert seen == [1]


def test_a_refused_try_is_not_counted_so_that_patience_returns(app):
    for _ in range(10):
        count_try("mark", HERE)
    for _ in range(5):
        with pytest.raises(TooManyTries):
            count_try("mark", HERE)
    assert failed() == 10


def test_unknown_accounts_are_counted_like_others(app):
    assert [guess("13900000000") for _ in range(11)] == ["wrong"] * 10 + ["too many"]


def test_what_was_typed_is_not_kept_in_clear(app):
    guess()
    row = db.session.scalars(select(FailedTry)).one()
    assert LOGIN not in f"{row.login} {row.address}"


def test_too_many_tries_answer_429_with_a_sentence_and_keep_the_login(client):
    an_account(phone=LOGIN)
    earlier_tries(50, address="127.0.0.1")
    response = client.send("/sign-in", login=LOGIN, password=PASSWORD)
    page = response.get_data(as_text=True)
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "300"
    assert "请过 5 分钟再试" in page
    assert LOGIN in page
    assert PASSWORD not in page


def test_asking_which_numbers_are_taken_is_slow_too(app):
    create_account(name="甲", phone=LOGIN, password=WRONG)
    answers = []
    for _ in range(12):
        try:
            signing.sign_up(name="乙", login=LOGIN, password=WRONG, address=HERE)
        except Exception as problem:
            answers.append(type(problem).__name__)
    assert answers == ["LoginTaken"] * 10 + ["TooManyTries"] * 2


def test_a_meeting_of_captains_signs_up_from_one_address(app):
    for number in range(30):
        signing.sign_up(name="领队", login=f"1370000{number:04d}", password=WRONG, address=HERE)


def test_unsafe_wishes_are_refused_before_they_count(client):
    for _ in range(12):
        client.send("/sign-up", name="乙", login="13800000000", password="12345678")
    assert failed() == 0
