"""What a reader finds on the public pages: ranks, pairings and results, read from their HTML."""

import re
from dataclasses import dataclass, field

import html5lib


@dataclass
class Read:
    """By team its rank and whether it is shared, whether it goes on, by game and side who is there, by game its result."""

    ranks: dict = field(default_factory=dict)
    goes_on: dict = field(default_factory=dict)
    seats: dict = field(default_factory=dict)
    results: dict = field(default_factory=dict)

    def until(self, after: "Read") -> "Read":
        """What differs between this and what was read later, each with old and new."""
        return Read(
            _between(self.ranks, after.ranks),
            _between(self.goes_on, after.goes_on),
            # A game that is new has new sides; that is told with its result.
            {key: pair for key, pair in _between(self.seats, after.seats).items() if key in self.seats},
            {
                number: pair
                for number, pair in _between(self.results, after.results).items()
                if number in self.results or pair[1] is not None
            },
        )


def _between(old, new):
    return {key: (old.get(key), new.get(key)) for key in [*old, *new] if old.get(key) != new.get(key)}


def read(season, pages) -> Read:
    """Everything that the standings and the games' pages say."""
    found = Read()
    slug = season.competition.slug
    for name, rank, goes_on in _tables(pages[f"/standings/{slug}"]):
        found.ranks[name] = rank
        if goes_on:
            found.goes_on[name] = True
    for address, text in pages.items():
        if re.fullmatch(r"/games/[a-z0-9]{13}", address):
            number, sides, result = _game(text)
            found.seats[number, "a"], found.seats[number, "b"] = sides
            found.results[number] = result
    return found


def _text(element):
    return " ".join("".join(element.itertext()).split())


def _tables(text):
    page = html5lib.parse(text, namespaceHTMLElements=False)
    for table in page.iter("table"):
        if "stand" not in (table.get("class") or "").split():
            continue
        for row in table.iter("tr"):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            rank = re.match(r"(\d+)", _text(cells[0]))
            name = next((e for e in row.iter("span") if e.get("class") == "name"), None)
            if rank and name is not None:
                badge = next((e for e in row.iter("span") if "q-badge" in (e.get("class") or "")), None)
                yield _text(name)[:1], (int(rank[1]), "并列" in _text(cells[0])), badge is not None


def _game(text):
    page = html5lib.parse(text, namespaceHTMLElements=False)
    board = next(e for e in page.iter("section") if "board-game" in (e.get("class") or ""))
    names = [_text(e) for e in board.iter() if e.get("class") == "name"]
    number = int(re.search(r"第\s*(\d+)\s*场", _text(next(e for e in page.iter("p") if e.get("class") == "where")))[1])
    title = _text(next(board.iter("h1")))
    score = re.search(r"(\d+):(\d+)", title)
    void = next((word for word in ("作废", "取消") if title.endswith(word)), None)
    result = void or (f"{score[1]}:{score[2]}" if score else None)
    return number, names[:2], result
