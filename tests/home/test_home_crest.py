"""The crest's sums: colours whose contrast is known, and a character that can be read on any field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from league.web.crest import INK, READABLE, WHITE, contrast, crest_art, letter_of, luminance, readable_on

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),  # the most there is
        ("#ffffff", "#ffffff", 1.0),  # the least
        ("#777777", "#ffffff", 4.48),  # the grey that just misses, known to everyone who computes contrast
        ("#b8232b", "#faf9f5", 6.0),  # our red on our paper, as the look's README says
    ],
)
def test_contrast_is_what_the_guideline_computes(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.05)


@given(COLOURS, COLOURS)
def test_contrast_is_symmetric_and_in_its_range(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.01
    assert 0 <= luminance(one) <= 1


@given(COLOURS, COLOURS)
def test_the_character_reads_on_any_field(field: str, second: str) -> None:
    # White or ink: whatever the field, the better of the two has at least the square root of their own contrast.
    assert contrast(field, readable_on(field, second)) >= min(READABLE, contrast(WHITE, INK) ** 0.5 - 0.01)


@pytest.mark.parametrize(
    ("field", "second", "colour"),
    [
        ("#1f4e9c", "#f2c230", WHITE),  # dark blue
        ("#f2c230", "#1b1b1f", INK),  # yellow
        ("#ffffff", "#b8232b", "#b8232b"),  # on white the second colour, where it reads
        ("#ffffff", "#f2c230", INK),  # yellow on white does not
    ],
)
def test_the_characters_colour(field: str, second: str, colour: str) -> None:
    assert readable_on(field, second) == colour


def test_a_crest_takes_the_first_character_and_one_of_five_patterns() -> None:
    crest = crest_art("#1f4e9c", "#f2c230", 7, " 教育 ")
    assert (crest.letter, crest.pattern, crest.field, crest.second) == ("教", 2, "#1f4e9c", "#f2c230")


@pytest.mark.parametrize(
    ("short_name", "brand", "letter"),
    [
        ("江都教育", "江都职工篮球", "教"),
        (" 江都公安", "江都职工篮球", "公"),
        ("仙女镇", "江都职工篮球", "仙"),  # shares nothing
        ("职工之家", "江都职工篮球", "职"),  # shares what is not at the beginning
        ("江都", "江都职工篮球", "江"),  # nothing is left
        ("江都教育", "", "江"),  # before the first season
        ("Works United", "Works basketball", "U"),
        ("Worker", "Works basketball", "W"),  # no word is cut
        ("", "江都职工篮球", ""),
    ],
)
def test_the_character_comes_after_what_every_team_is_called(short_name: str, brand: str, letter: str) -> None:
    assert letter_of(short_name, brand) == letter
    assert crest_art("#1f4e9c", "#f2c230", 0, short_name, brand).letter == letter


@pytest.mark.parametrize("colour", ["", "red", "#12345", "#1234567", '#fff"/>', "#12345g"])
def test_what_is_no_colour_is_drawn_in_ink_and_white(colour: str) -> None:
    crest = crest_art(colour, colour, 0, "")
    assert (crest.field, crest.second, crest.letter) == (INK, WHITE, "")
