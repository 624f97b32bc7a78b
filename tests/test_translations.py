"""Both languages are complete: every marked message has its Chinese, with the same placeholders, and none is left over."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from league import paths
from league.errors import Sentence
from league.wording import CHINESE, ENGLISH, say

KEYWORDS = {"_": None, "N_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
HAN = re.compile("[\u4e00-\u9fff]")


def messages_in_code() -> dict[str, str]:
    """Every marked message, with a place where it stands."""
    found: dict[str, str] = {}
    for folder, methods in (
        (paths.PACKAGE, [("**.py", "python")]),
        (paths.TEMPLATES, [("**.html", "jinja2.ext:babel_extract")]),
    ):
        options = {"**.html": {"trimmed": "true", "silent": "false"}}
        for name, line, message, _comments, _context in extract_from_dir(
            str(folder), methods, options, keywords=KEYWORDS
        ):
            first = message if isinstance(message, str) else message[0]
            found.setdefault(first, f"{folder.name}/{name}:{line}")
    return found


def entries() -> Iterator[tuple[Path, Message]]:
    for path in sorted((paths.TRANSLATIONS / CHINESE).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=CHINESE, abort_invalid=True):
                if message.id:
                    yield path, message


def every(part: object) -> tuple[str, ...]:
    return (part,) if isinstance(part, str) else tuple(part)


def first(part: object) -> str:
    return part if isinstance(part, str) else part[0]


def test_every_message_has_its_chinese() -> None:
    known = {first(message.id) for _path, message in entries() if first(message.string) and not message.fuzzy}
    missing = {message: place for message, place in messages_in_code().items() if message not in known}
    assert not missing, "\n".join(f"{place}: {message}" for message, place in sorted(missing.items()))


def test_no_catalogue_holds_what_nobody_says() -> None:
    said = messages_in_code()
    left_over = [f"{path.name}: {first(message.id)}" for path, message in entries() if first(message.id) not in said]
    assert not left_over, "\n".join(left_over)


def test_one_message_has_one_translation() -> None:
    seen: dict[str, tuple[str, str]] = {}
    for path, message in entries():
        text = first(message.string)
        other = seen.setdefault(first(message.id), (path.name, text))
        assert other[1] == text, f"{path.name} and {other[0]} differ about {first(message.id)!r}"


def test_placeholders_are_the_same_in_both_languages() -> None:
    for path, message in entries():
        english = {name for text in every(message.id) for name in PLACEHOLDER.findall(text)}
        chinese = {name for text in every(message.string) for name in PLACEHOLDER.findall(text)}
        assert chinese <= english, f"{path.name}: {message.id!r} lacks {chinese - english}"
        dropped = english - chinese
        assert not dropped, f"{path.name}: {message.string!r} drops {dropped}"


def test_no_chinese_stands_in_a_message_id() -> None:
    """English is made of the ids; a Chinese one would show Chinese on an English page."""
    wrong = [f"{place}: {message}" for message, place in messages_in_code().items() if HAN.search(message)]
    assert not wrong, "\n".join(wrong)


def test_no_template_writes_chinese_past_the_catalogue() -> None:
    allowed = {"styleguide"}  # shows type and names as data
    comment = re.compile(r"\{#.*?#\}", re.DOTALL)
    wrong = []
    for path in sorted(paths.TEMPLATES.rglob("*.html")):
        if path.stem.lstrip("_").split("-")[0] in allowed:
            continue
        text = comment.sub("", path.read_text())
        wrong += [
            f"{path.relative_to(paths.TEMPLATES)}: {line.strip()}" for line in text.split("\n") if HAN.search(line)
        ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("language", "text"), [(ENGLISH, "A, B and 2"), (CHINESE, "A、B and 2")])
def test_names_in_a_row_are_joined_as_the_language_does(language: str, text: str) -> None:
    assert say(Sentence("%(names)s and %(n)s", {"names": ["A", "B"], "n": 2}), language) == text
