"""What articles are made of: titles, clauses, and the words by which a clause is found again."""

from dataclasses import dataclass
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
