"""A pasted table as players: columns in any order, what is mended, what a person must look at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from league.errors import Refused
from league.files.rules import read_table
from league.registration.rules.paste import PastedRow, check_rows, position_of, read_roster
from league.registration.rules.roster import clean_name, clean_number, is_number, name_problem


def pasted(text: str, **taken: str) -> list[PastedRow]:
    return list(read_roster(read_table(text), {number.removeprefix("n"): name for number, name in taken.items()}).rows)


def who(row: PastedRow) -> str:
    return " ".join(filter(None, [row.number or "-", row.name, row.position, "CAP" if row.captain else ""]))


@pytest.mark.parametrize(
    ("text", "players"),
    [
        ("4\t韩冰\t后卫\n5\t张子豪\t中锋", ["4 韩冰 G", "5 张子豪 C"]),  # no headings
        ("韩冰\t后卫\t4\n张子豪\t中锋\t5", ["4 韩冰 G", "5 张子豪 C"]),  # another order
        ("姓名\t号码\t位置\n韩冰\t4\t后卫", ["4 韩冰 G"]),
        ("姓 名\t球衣号码：\n韩冰\t4", ["4 韩冰"]),  # headings with a space and a colon
        ("江都教育报名表\n\n号码\t姓名\n4\t韩冰", ["4 韩冰"]),  # a title above the headings
        ("Name,No.,Position\nHan Bing,4,PG", ["4 Han Bing G"]),
        ("序号\t号码\t姓名\n1\t14\t韩冰\n2\t15\t张子豪", ["14 韩冰", "15 张子豪"]),
        ("1\t14\t韩冰\n2\t15\t张子豪", ["14 韩冰", "15 张子豪"]),  # 序号 without headings: it only counts
        ("1\t韩冰\n2\t张子豪", ["1 韩冰", "2 张子豪"]),  # but a lone column of numbers is the number
        ("4\t韩冰\t999999198801010011\t13800000012", ["4 韩冰"]),  # identity number and telephone are not read
        ("１５\t吴迪", ["15 吴迪"]),
        ("15号\t吴迪", ["15 吴迪"]),
        ("#15\t吴迪", ["15 吴迪"]),
        ("07\t吴迪", ["7 吴迪"]),
        ("15.0\t吴迪", ["15 吴迪"]),  # a number cell saved as text
        ("0\t吴迪\n00\t许航", ["0 吴迪", "00 许航"]),  # FIBA OBR 4.3.2
        ("4\t韩冰（队长）", ["4 韩冰 CAP"]),
        ("4\t韩冰 (CAP)", ["4 韩冰 CAP"]),
        ("号码\t姓名\t队长\n4\t韩冰\t是\n5\t张子豪\t", ["4 韩冰 CAP", "5 张子豪"]),
        ("号码\t姓名\t备注\n4\t韩冰\t场上队长", ["4 韩冰 CAP"]),
        ("4\t韩冰\t队长\n5\t张子豪\t队长", ["4 韩冰 CAP", "5 张子豪"]),  # the first one is it
        ("4\t王　伟", ["4 王伟"]),
        ("4\t买买提•吐尔逊", ["4 买买提·吐尔逊"]),
        ("韩冰\n张子豪", ["- 韩冰", "- 张子豪"]),  # numbers may follow
        ("4\t韩冰\t小前锋/中锋", ["4 韩冰 F"]),
        ("4\t𬱖虎", ["4 𬱖虎"]),  # a rare character beyond the basic plane
    ],
)
def test_players_are_recognised(text: str, players: list[str]) -> None:
    rows = pasted(text)
    assert [who(row) for row in rows] == players
    assert not [row for row in rows if row.problems]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("１５\t吴迪", "１５", "15"),
        ("07\t吴迪", "07", "7"),
        ("4\t王　伟", "王　伟", "王伟"),
        ("4\t吴迪\t守门员\n5\t许航\t后卫", "守门员", ""),  # no position of basketball: left out, and told
    ],
)
def test_what_was_mended_is_shown(text: str, old: str, new: str) -> None:
    assert [(mend.old, mend.new) for mend in pasted(text)[0].mends] == [(old, new)]


def test_what_was_right_is_not_called_mended() -> None:
    assert pasted("4\t韩冰\t后卫")[0].mends == ()


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("100\t李四\n4\t韩冰", [["no shirt number"], []]),
        ("4\t李四\n4\t韩冰", [[], ["stands in this table twice"]]),
        ("号码\t姓名\n4\t", [["name is missing"]]),
        ("号码\t姓名\n4\t=1+1", [["is no name"]]),
        ("号码\t姓名\n4\t" + "韩" * 41, [["at most 40"]]),
        ("12\t李四\n4\t韩冰", [["already worn by 唐宇"], []]),
        ("12\t唐宇\n4\t韩冰", [["already on the roster"], []]),
        ("号码\t姓名\nabc\t李四", [["no shirt number"]]),
        ("号码\t姓名\n-1\t李四", [["no shirt number"]]),
    ],
)
def test_each_row_says_what_is_wrong_with_it(text: str, messages: list[list[str]]) -> None:
    rows = pasted(text, n12="唐宇")
    said = [[problem.message % problem.params for problem in row.problems] for row in rows]
    assert [len(one) for one in said] == [len(one) for one in messages]
    for sentences, words in zip(said, messages, strict=True):
        for sentence, word in zip(sentences, words, strict=True):
            assert word in sentence


def test_columns_nobody_needs_are_counted() -> None:
    table = read_table("序号\t号码\t姓名\t身份证号\n1\t4\t韩冰\t999999198801010011")
    assert read_roster(table, {}).skipped == 2


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), min_size=1, max_size=6))
def test_any_table_becomes_rows_with_numbers_or_problems(table: list[list[str]]) -> None:
    for row in read_roster(table, {}).rows:
        assert row.problems or (name_problem(row.name) is None and (not row.number or is_number(row.number)))


@given(st.text(max_size=400))
def test_no_pasted_text_breaks_the_reading(text: str) -> None:
    try:
        table = read_table(text)
    except Refused:
        return
    read_roster(table, {})


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_name(clean_name(text)) == clean_name(text)
    assert not is_number(clean_number(text)) or clean_number(clean_number(text)) == clean_number(text)


@given(st.lists(st.tuples(st.sampled_from(["", "0", "00", "4", "5"]), st.just("韩冰")), max_size=8))
def test_rows_without_problems_have_different_numbers(rows: list[tuple[str, str]]) -> None:
    wrong = check_rows(rows, {})
    numbers = [number for at, (number, _name) in enumerate(rows) if at not in wrong and number]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    ("text", "letter"), [("PG", "G"), ("后卫", "G"), ("中锋", "C"), ("Ｃ", "C"), ("门将", None), ("", None)]
)
def test_positions_are_read_as_people_write_them(text: str, letter: str | None) -> None:
    assert position_of(text) == letter
