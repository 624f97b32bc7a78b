"""Pasted text becomes rows of cells, whatever separates them; what is too large is told, not cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from league.errors import Refused
from league.files import errors
from league.files.rules import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, read_table


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("4\t韩冰\t后卫\n5\t张子豪\t前锋\n", [["4", "韩冰", "后卫"], ["5", "张子豪", "前锋"]]),  # Excel, WPS
        ("4\t韩冰\r\n5\t张子豪\r\n", [["4", "韩冰"], ["5", "张子豪"]]),  # from Windows
        ("4\t韩冰\r5\t张子豪", [["4", "韩冰"], ["5", "张子豪"]]),  # from an old Mac
        ("\ufeff4\t韩冰", [["4", "韩冰"]]),  # a CSV file's mark of byte order
        ("4,韩冰,后卫", [["4", "韩冰", "后卫"]]),
        ("4，韩冰，后卫", [["4", "韩冰", "后卫"]]),  # full width, as a Chinese keyboard writes
        ("4；韩冰；后卫", [["4", "韩冰", "后卫"]]),
        ("4、韩冰", [["4", "韩冰"]]),
        ("4 韩冰 后卫", [["4", "韩冰", "后卫"]]),
        ("4   韩冰   后卫", [["4", "韩冰", "后卫"]]),
        ("4　韩冰", [["4", "韩冰"]]),  # full-width space
        ("4 王　伟 后卫", [["4", "王　伟", "后卫"]]),  # a name padded to three characters is one cell
        ("4 王 伟 后卫", [["4", "王　伟", "后卫"]]),
        ('4\t"韩\n冰"\t后卫', [["4", "韩 冰", "后卫"]]),  # a line end inside an Excel cell
        ("4\t6'2\"\t韩冰", [["4", "6'2\"", "韩冰"]]),  # inches, not a quotation
        ("4\t韩冰\t\t\n\t\t\n5\t\t后卫", [["4", "韩冰"], ["5", "", "后卫"]]),  # empty cells stay, empty rows go
    ],
)
def test_cells_are_found(text: str, rows: list[list[str]]) -> None:
    assert read_table(text) == rows


@pytest.mark.parametrize("text", ["", "   \n\t\n", "\ufeff", "\x00"])
def test_nothing_is_told_as_nothing(text: str) -> None:
    with pytest.raises(errors.TableEmpty):
        read_table(text)


def test_the_limits_hold_and_are_told_with_their_figures() -> None:
    assert len(read_table("4\t韩冰\n" * MOST_ROWS)) == MOST_ROWS
    with pytest.raises(errors.TooManyRows) as rows:
        read_table("4\t韩冰\n" * (MOST_ROWS + 1))
    assert rows.value.sentence.params == {"found": MOST_ROWS + 1, "most": MOST_ROWS}
    assert len(read_table("\t".join("4" * MOST_COLUMNS))[0]) == MOST_COLUMNS
    with pytest.raises(errors.TooManyColumns):
        read_table("\t".join("4" * (MOST_COLUMNS + 1)))
    with pytest.raises(errors.TableTooLarge):
        read_table("韩" * (MOST_BYTES // 3 + 1))


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        rows = read_table(text)
    except Refused:
        return
    assert rows
    assert all(row and row[-1] for row in rows)


@given(
    st.lists(st.lists(st.sampled_from(["4", "韩冰", "后卫", "A-1"]), min_size=2, max_size=5), min_size=1, max_size=9)
)
def test_what_a_spreadsheet_copies_comes_back(rows: list[list[str]]) -> None:
    assert read_table("\n".join("\t".join(row) for row in rows)) == rows
