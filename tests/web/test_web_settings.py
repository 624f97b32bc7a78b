"""Settings that are missing or unsafe are refused with one sentence at the start."""

from pathlib import Path

import pytest

from league.settings import Settings, UnsafeSettings, load


def serving(folder: Path, **env: str) -> Settings:
    return load({"LEAGUE_INSTANCE": str(folder), "LEAGUE_SECRET_KEY": "k" * 40, **env}, serving=True)


def test_serve_needs_a_secret_key(tmp_path: Path) -> None:
    with pytest.raises(UnsafeSettings, match="LEAGUE_SECRET_KEY is missing"):
        load({"LEAGUE_INSTANCE": str(tmp_path)}, serving=True)


def test_a_short_secret_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafeSettings, match="shorter than 32"):
        serving(tmp_path, LEAGUE_SECRET_KEY="short")


def test_serve_does_not_pretend_another_time(tmp_path: Path) -> None:
    with pytest.raises(UnsafeSettings, match="LEAGUE_NOW"):
        serving(tmp_path, LEAGUE_NOW="2019-05-16T19:42:00+08:00")


@pytest.mark.parametrize("instant", ["yesterday", "2019-05-16T19:42:00", "2027-02-29T10:00:00+08:00"])
def test_an_instant_that_does_not_exist_is_refused(tmp_path: Path, instant: str) -> None:
    with pytest.raises(UnsafeSettings, match="LEAGUE_NOW"):
        load({"LEAGUE_INSTANCE": str(tmp_path), "LEAGUE_NOW": instant}, serving=False)


@pytest.mark.parametrize("url", ["mysql://x", "sqlite://", "postgresql://x/y", "league.db"])
def test_a_database_we_do_not_know_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(UnsafeSettings, match="LEAGUE_DATABASE_URL"):
        serving(tmp_path, LEAGUE_DATABASE_URL=url)


def test_proxies_are_a_number(tmp_path: Path) -> None:
    with pytest.raises(UnsafeSettings, match="LEAGUE_TRUSTED_PROXIES"):
        serving(tmp_path, LEAGUE_TRUSTED_PROXIES="two")
    assert serving(tmp_path, LEAGUE_TRUSTED_PROXIES="2").trusted_proxies == 2


def test_an_instance_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnsafeSettings, match="instance folder"):
        serving(tmp_path / "file" / "below")


def test_a_developer_gets_a_key_of_his_own_that_stays(tmp_path: Path) -> None:
    first = load({"LEAGUE_INSTANCE": str(tmp_path)}, serving=False)
    assert len(first.secret_key) >= 32
    assert load({"LEAGUE_INSTANCE": str(tmp_path)}, serving=False).secret_key == first.secret_key
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_the_embedded_database_lies_in_the_instance_folder(tmp_path: Path) -> None:
    assert serving(tmp_path).database_url == f"sqlite:///{tmp_path / 'league.db'}"
