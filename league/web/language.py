"""The language of a request: the reader's choice, else what the browser asks for, else Chinese."""

from flask import has_request_context, request
from flask_babel import Domain, get_locale

from league.errors import Sentence
from league.wording import CHINESE, ENGLISH, LANGUAGES, catalogue, say

# A Chinese phone that also lists English must get Chinese, which it does not if only zh_Hans_CN is offered.
_ASKED = {"zh-CN": CHINESE, "zh": CHINESE, "zh-Hans-CN": CHINESE, "zh-Hans": CHINESE, "en": ENGLISH}
COOKIE = "lang"


class Catalogues(Domain):
    """Flask-Babel's domain, fed from the same catalogues as the command line."""

    def get_translations(self):  # type: ignore[no-untyped-def]
        return catalogue(current_language())


def choose() -> str:
    """The language of this request, one of `wording.LANGUAGES`."""
    if not has_request_context():
        return CHINESE
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    asked = request.accept_languages.best_match(list(_ASKED))
    return _ASKED[asked] if asked else CHINESE


def current_language() -> str:
    """The language pages are written in right now."""
    return ENGLISH if str(get_locale()) == ENGLISH else CHINESE


def say_here(sentence: Sentence | str) -> str:
    """The sentence in the reader's language."""
    return say(sentence, current_language())
