"""`league serve` as the public meets it: gunicorn on a real port, its headers and cookies, and a stop that ends."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPMessage

import pytest
from databases import own_database

PATIENCE = 60.0
"""Seconds until a server that does not answer, or does not end, is a failure."""


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The settings of a public installation, on an up-to-date database of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("LEAGUE_")}
    folder = tmp_path_factory.mktemp("serve")
    with own_database(folder, "serve") as url:
        chosen = {"LEAGUE_SECRET_KEY": "k" * 40, "LEAGUE_DATABASE_URL": url, "LEAGUE_INSTANCE": str(folder)}
        env = {**kept, **chosen}
        subprocess.run([sys.executable, "-m", "league", "db", "upgrade"], env=env, check=True, capture_output=True)
        yield env


def free_port() -> int:
    """A port of loopback that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running `league serve` or `league run`; `address` answers once the object is made."""

    def __init__(self, env: dict[str, str], *args: str, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "league", *args],
            env={**env, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert self.process.poll() is None, f"ended before it answered: {self.output()}"
            assert time.monotonic() < deadline, "does not answer"

    def _answers(self) -> bool:
        assert self.process.stdout is not None
        select.select([self.process.stdout], [], [], 0.05)  # wakes up at every line it says
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False

    def get(self, path: str, **headers: str) -> tuple[int, HTTPMessage, str]:
        """Status, headers and text of a page; redirects are followed."""
        asked = urllib.request.Request(self.address + path, headers=headers)
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers, refused.read().decode()

    def stop(self) -> int:
        """Ask it to end, as a service manager does; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.output()
        return self.process.returncode

    def output(self) -> str:
        """What it said until its end."""
        try:
            self.said += self.process.communicate(timeout=PATIENCE)[0]
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.said


def serve(env: dict[str, str]) -> Server:
    port = free_port()
    return Server(env, "serve", "--bind", f"127.0.0.1:{port}", port=port)


@pytest.fixture(scope="module")
def server(env: dict[str, str]) -> Iterator[Server]:
    server = serve(env)
    yield server
    server.stop()


def test_every_page_comes_over_plain_http_on_loopback_with_the_headers_of_https(server: Server) -> None:
    for path in ("/", "/sign-in", "/games", "/static/site.css"):
        status, headers, _text = server.get(path)
        assert status == 200, path
        assert "max-age=31536000" in headers["Strict-Transport-Security"]
        assert "unsafe" not in headers["Content-Security-Policy"]


def test_the_cookie_of_the_door_is_bound_to_this_host_and_to_https(server: Server) -> None:
    cookie = server.get("/sign-in")[1]["Set-Cookie"]
    assert cookie.startswith("__Host-league=")
    flags = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"secure", "httponly", "path=/", "samesite=lax"} <= flags
    assert not any(flag.startswith("domain") for flag in flags)


def test_both_workers_answer_many_at_once_from_the_database(server: Server) -> None:
    # A connection opened before the fork and shared by both workers would mix up their answers.
    with ThreadPoolExecutor(16) as readers:
        assert {status for status, *_rest in readers.map(server.get, ["/healthz", "/games"] * 60)} == {200}


def test_the_demonstration_is_not_shown_to_the_public(server: Server) -> None:
    assert server.get("/styleguide")[0] == 404


def test_a_stop_ends_all_workers_and_says_no_error(env: dict[str, str]) -> None:
    server = serve(env)
    assert server.stop() == 0
    assert "Traceback" not in server.said
    assert server.said.count("Booting worker") == 2
    with pytest.raises(OSError, match="refused"):
        server.get("/healthz")


def test_the_developers_server_sets_a_cookie_that_plain_http_accepts(env: dict[str, str]) -> None:
    port = free_port()
    server = Server(env, "run", "--no-reload", "--port", str(port), port=port)
    try:
        status, headers, _text = server.get("/sign-in")
        assert status == 200
        assert headers["Set-Cookie"].startswith("league=")
        assert "secure" not in headers["Set-Cookie"].lower()
        assert headers["Strict-Transport-Security"] is None
    finally:
        server.stop()
