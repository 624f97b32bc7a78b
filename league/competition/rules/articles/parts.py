"""What articles are made of: titles, clauses, and the words by which a clause is found again; and how two texts differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from league.errors import Sentence


@dataclass(frozen=True)
class Article:
    """One article: its title and its clauses; both are numbered from 1 in their order."""

    title: Sentence
    clauses: list[Sentence]
    words: tuple[str, ...] = ()
    """What each clause settles: a word of the ranking's steps, or empty."""


class Clause(NamedTuple):
    """Where something stands: article and clause, each from 1."""

    article: int
    clause: int


Tagged = tuple[str, Sentence]
"""A clause with the word it is found by."""


def article(title: str, *clauses: Tagged) -> Article:
    """An article of these clauses."""
    return Article(Sentence(title), [said for _, said in clauses], tuple(word for word, _ in clauses))


def clause(message: str, word: str = "", **params: object) -> Tagged:
    """A clause that says this; `word` is what it settles."""
    return word, Sentence(message, params)


@dataclass(frozen=True)
class Difference:
    """What one text says and another did not: clauses that are new or stand elsewhere, and those that are gone."""

    marked: frozenset[Clause] = frozenset()
    gone: tuple[Sentence, ...] = ()
    count: int = 0
    """How many clauses were changed, moved, added or taken out."""


def difference(before: Sequence[Article], after: Sequence[Article]) -> Difference:
    """How the text changed; a clause that only slid down or up with its article did not."""
    old = [(repr(made.title), repr(said), said) for made in before for said in made.clauses]
    new = [
        (repr(made.title), repr(said), Clause(number, place))
        for number, made in enumerate(after, 1)
        for place, said in enumerate(made.clauses, 1)
    ]
    kept = {row[1] for row in new}
    marked: set[Clause] = set()
    gone: list[Sentence] = []
    count = 0
    matcher = SequenceMatcher(None, [row[:2] for row in old], [row[:2] for row in new], autojunk=False)
    for deed, first, last, begin, end in matcher.get_opcodes():
        if deed != "equal":
            lost = [row[2] for row in old[first:last] if row[1] not in kept]
            marked |= {row[2] for row in new[begin:end]}
            gone += lost
            count += max(len(lost), end - begin)  # a clause with another figure is one change, not two
    return Difference(frozenset(marked), tuple(gone), count)
