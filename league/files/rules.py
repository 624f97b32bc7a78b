"""Reading pasted text as a table: what separates its cells, and how large it may be."""

import csv
import re

from league.files.errors import TableEmpty, TableTooLarge, TooManyColumns, TooManyRows

MOST_ROWS, MOST_COLUMNS, MOST_BYTES = 200, 40, 100_000

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_TWO_LETTERS = re.compile(f"(?<![{_HAN}])([{_HAN}])[ \u3000]+([{_HAN}])(?![{_HAN}])")
"""A name of two characters, padded to three as in printed lists: 王　伟 is one cell."""
_KEEP = "\ue000"


def text_of(content: bytes) -> str:
    """The text of a file from Excel, WPS or an editor: UTF-8 with or without its mark, else GB18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")


def read_table(text: str) -> list[list[str]]:
    """The rows of a pasted table as trimmed cells, empty rows left out.

    Cells are separated by tabs (Excel, WPS); without any, by Western or Chinese commas and semicolons; without those,
    by spaces. Raises TableEmpty, TableTooLarge, TooManyRows, TooManyColumns.
    """
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise TableTooLarge("table", most=MOST_BYTES // 1000)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff")
    rows = [[cell.strip() for cell in row] for row in _split(text)]
    rows = [_without_tail(row) for row in rows if any(row)]
    if not rows:
        raise TableEmpty("table")
    if len(rows) > MOST_ROWS:
        raise TooManyRows("table", found=len(rows), most=MOST_ROWS)
    widest = max(map(len, rows))
    if widest > MOST_COLUMNS:
        raise TooManyColumns("table", found=widest, most=MOST_COLUMNS)
    return rows


def _split(text: str) -> list[list[str]]:
    if "\t" in text:
        return _split_at(text, "\t")
    if re.search("[,，;；、]", text):
        return _split_at(re.sub("[，;；、]", ",", text), ",")
    return [_split_at_spaces(line) for line in text.split("\n")]


def _split_at(text: str, separator: str) -> list[list[str]]:
    if text.count('"') % 2:
        # An odd number of quotation marks is somebody's inch sign: then they mean nothing.
        return [line.split(separator) for line in text.split("\n")]
    rows = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    return [[" ".join(cell.split("\n")) for cell in row] for row in rows]


def _split_at_spaces(line: str) -> list[str]:
    kept = _TWO_LETTERS.sub(rf"\1{_KEEP}\2", line)
    return [cell.replace(_KEEP, "\u3000") for cell in re.split("[ \u3000\u00a0]+", kept.strip(" \u3000\u00a0"))]


def _without_tail(row: list[str]) -> list[str]:
    while not row[-1]:
        row = row[:-1]
    return row
