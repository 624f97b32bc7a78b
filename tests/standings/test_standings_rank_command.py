"""`league rank FILE`: JSON out, or one sentence and exit code 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from league.files import reading
from league.standings.command import rank

FILE = Path(__file__).parent.parent / "data" / "group_cases.json"


@pytest.fixture
def run(monkeypatch):
    """Runs the command in a language of the terminal."""

    def run(path, language="zh_CN.UTF-8"):
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", language)
        return CliRunner().invoke(rank, [str(path)])

    return run


def refused(result):
    """The one sentence on standard error."""
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert "Traceback" not in line
    return line


def test_it_answers_with_a_list_in_the_order_of_the_file(run):
    result = run(FILE)
    assert (result.exit_code, result.stderr) == (0, "")
    answers, cases = json.loads(result.stdout), json.loads(FILE.read_text(encoding="utf-8"))
    assert [found["id"] for found in answers] == [case["id"] for case in cases]
    assert [found["order"] for found in answers] == [case["expected_order"] for case in cases]


def test_chinese_stands_in_the_answer_as_it_is(run):
    assert "先按积分排列" in run(FILE).stdout


def test_one_case_is_answered_with_a_list_too(run, tmp_path):
    one = tmp_path / "one.json"
    one.write_text(json.dumps(json.loads(FILE.read_text(encoding="utf-8"))[0]), encoding="utf-8")
    assert len(json.loads(run(one).stdout)) == 1


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("zh_CN.UTF-8", "没有文件"),
        ("C.UTF-8", "没有文件"),
        ("", "没有文件"),
        ("de_DE.UTF-8", "没有文件"),
        ("en_US.UTF-8", "There is no file"),
        ("en", "There is no file"),
    ],
)
def test_a_missing_file_is_one_sentence_in_the_terminals_language(run, tmp_path, language, says):
    assert says in refused(run(tmp_path / "none.json", language))


def test_lc_all_goes_before_lang(monkeypatch, tmp_path):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "There is no file" in refused(CliRunner().invoke(rank, [str(tmp_path / "none.json")]))


def test_a_folder_is_one_sentence(run, tmp_path):
    assert "文件夹" in refused(run(tmp_path))


def test_an_unreadable_file_is_one_sentence(run, tmp_path, monkeypatch):
    def closed(*args, **kwargs):
        raise PermissionError

    monkeypatch.setattr(Path, "open", closed)
    assert "无法读取" in refused(run(tmp_path / "closed.json"))


def test_a_file_that_is_too_large_is_one_sentence(run, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_MB", 0)
    assert "超过 0 MB" in refused(run(FILE))


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b"[NaN]", b"[1]", b'[{"id": "x"}]'])
def test_a_file_without_cases_is_one_sentence(run, tmp_path, content):
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    assert refused(run(bad))
    assert refused(run(bad, "en_US.UTF-8")).isascii()


def python(code, **environment):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, env=os.environ | environment, timeout=60
    )


def test_it_needs_neither_flask_nor_a_database():
    code = "import sys, league.standings.command as c; c.rank.main([sys.argv[-1]], standalone_mode=False); "
    code = code.replace("sys.argv[-1]", repr(str(FILE)))
    code += "print({'flask', 'sqlalchemy', 'flask_babel'} & set(sys.modules), file=sys.stderr)"
    result = python(code)
    assert (result.returncode, result.stderr.decode().strip()) == (0, "set()")


def test_the_rules_need_the_standard_library_only():
    code = "import sys, league.standings.rules.ranking, league.standings.rules.why; "
    code += "print({'flask', 'sqlalchemy', 'babel', 'click'} & set(sys.modules))"
    assert python(code).stdout.decode().strip() == "set()"


def test_a_terminal_that_knows_ascii_only_still_gets_utf_8():
    code = f"from league.standings.command import rank; rank.main([{str(FILE)!r}])"
    result = python(code, PYTHONIOENCODING="ascii", LANG="C")
    assert result.returncode == 0
    assert "先按积分排列" in result.stdout.decode("utf-8")
