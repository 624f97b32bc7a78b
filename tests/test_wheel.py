"""The wheel carries templates and style: installed into an empty environment it serves a styled page."""

import os
import re
import select
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-index",
            "--no-build-isolation",
            "--no-deps",
            "-w",
            folder,
            ROOT,
        ],
        check=True,
        cwd=folder,
    )
    return next(folder.glob("league-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel; the dependencies are lent by path, which runs none of their .pth files."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    site_packages = next(folder.glob("lib/python*/site-packages"))
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "-q",
            "--python",
            folder / "bin" / "python",
            "install",
            "--no-index",
            "--no-deps",
            wheel,
        ],
        check=True,
    )
    return folder


@pytest.fixture
def address(installed: Path, tmp_path: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {k: v for k, v in os.environ.items() if not k.startswith("LEAGUE_")}
    process = subprocess.Popen(
        [installed / "bin" / "league", "run", "--no-reload", "--port", str(port)],
        cwd=tmp_path,
        env={**env, "LEAGUE_INSTANCE": str(tmp_path / "instance")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    deadline = time.monotonic() + 100
    while True:
        assert process.poll() is None, process.communicate()[0].decode()
        assert time.monotonic() < deadline
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            break
        except OSError:
            select.select([], [], [], 0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.communicate(timeout=60)


def test_the_wheel_holds_what_pages_need_and_no_readme_pictures(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {"league/templates/base.html", "league/static/site.css"} <= set(names)
    assert any(name.startswith("league/translations/zh_Hans_CN/") for name in names)
    assert any(name.startswith("league/migrations/versions/") for name in names)
    assert not [name for name in names if "readme/" in name or name.startswith("tests/")]


def test_the_installed_wheel_is_what_runs(installed: Path) -> None:
    where = subprocess.run(
        [installed / "bin" / "python", "-c", "import league; print(league.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=installed,
    )
    assert where.stdout.startswith(str(installed))


def test_the_installed_site_has_a_styled_page(address: str) -> None:
    with urllib.request.urlopen(f"{address}/", timeout=60) as answer:
        page = answer.read().decode()
    style = re.search(r'href="(/static/site\.css\?v=[0-9a-f]+)"', page)
    assert style, page[:500]
    with urllib.request.urlopen(address + style[1], timeout=60) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
        assert b"@layer tokens" in answer.read()
