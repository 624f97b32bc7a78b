"""Turns a sentence into the words of a language; knows no Flask, so the command line speaks both languages too.

Message ids are English, so English needs no catalogue. Chinese has one catalogue a room (`translations/zh_Hans_CN/
standings.po`), so that two people working in two rooms do not meet in one file. They are read as they are: there is no
compiled catalogue that could be forgotten or be stale.
"""

import os
from collections.abc import Mapping
from functools import cache
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from league.errors import Name, Sentence
from league.paths import TRANSLATIONS

CHINESE, ENGLISH = "zh_Hans_CN", "en"
LANGUAGES = (CHINESE, ENGLISH)


@cache
def catalogue(language: str) -> NullTranslations:
    """All rooms' catalogues of a language as one; for a language without any, messages stand for themselves."""
    whole = Catalog(locale=language)
    for path in sorted((TRANSLATIONS / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and message.string and not message.fuzzy:
                    whole.add(message.id, message.string)
    if not len(whole):
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return Translations(compiled)


def say(sentence: Sentence | str, language: str) -> str:
    """The sentence in this language; sentences among its parameters are said in it too."""
    if isinstance(sentence, str):
        return catalogue(language).gettext(sentence)
    words = catalogue(language)
    params = _say_params(sentence.params, language)
    if sentence.plural is None:
        text = words.gettext(sentence.message)
    else:
        number = sentence.params["num"]
        assert isinstance(number, int)
        text = words.ngettext(sentence.message, sentence.plural, number)
    return text % params if params else text


def console_language() -> str:
    """English where the terminal speaks English, Chinese everywhere else."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return ENGLISH if spoken.lower().startswith("en") else CHINESE


def join(parts: list[str], language: str) -> str:
    """Names in a row: with 、 in Chinese, with commas in English."""
    return ("、" if language == CHINESE else ", ").join(parts)


def _say_params(params: Mapping[str, object], language: str) -> dict[str, object]:
    said: dict[str, object] = {}
    for key, value in params.items():
        if isinstance(value, (list, tuple)):
            said[key] = join([str(_say_param(each, language)) for each in value], language)
        else:
            said[key] = _say_param(value, language)
    return said


def _say_param(value: object, language: str) -> object:
    if isinstance(value, Sentence):
        return say(value, language)
    if isinstance(value, Name):
        return value.english if language == ENGLISH and value.english else value.chinese
    return value
