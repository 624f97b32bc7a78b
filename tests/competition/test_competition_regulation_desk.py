"""The regulation's form: each button, each refusal, and nothing typed is lost."""

import pytest
from builders import a_competition, an_account
from sqlalchemy import func, select

from league.competition import queries, service
from league.competition.models import RegulationVersion
from league.competition.rules import Fouls, HouseRule, PlayingTime, Ranking, Regulation, TimeOuts
from league.extensions import db

HOSTILE = "<script>alert(1)</script>\x00\u202e" + "长" * 5000


@pytest.fixture
def desk(client, sign_in):
    """An organiser's browser."""
    return sign_in(client, an_account("organiser"))


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def text_of(response):
    return response.get_data(as_text=True)


def regulation_typed(**changes):
    typed = {
        "version": "0",
        "win": "2",
        "loss": "1",
        "default": "1",
        "forfeit": "0",
        "first_by": "points",
        "tie_break": ["h2h_points", "h2h_difference", "h2h_scored", "difference", "scored"],
        "restart": "yes",
        "second_forfeit": "void",
        "roster_min": "8",
        "roster_max": "15",
        "game_list_max": "12",
        "periods": "4",
        "period_minutes": "10",
        "extra_minutes": "5",
        "forfeit_score": "20",
        "default_score": "2",
        "light_strip": "first",
        "home_courts": "none",
        "named_first": "host",
        "h2h_when": "at_once",
        "extra_periods_count": "yes",
        "across_groups": ["points", "difference", "scored"],
        "equal_groups": "yes",
        "carried_over": "none",
        "withdrawal": "void",
        "late_minutes": "15",
        "clock": "stopped",
        "knock_out": "",
        "time_outs_by": "half",
        "time_outs_first": "2",
        "time_outs_last": "3",
        "time_outs_extra": "1",
        "fouls_player": "5",
        "fouls_team": "4",
        "fouls_by": "period",
        "changes_after_deadline": "no",
        "house_rules": "0",
    }
    return typed | changes


def a_house_rule(number, name, points="30", to="own", most="1", key="", name_en=""):
    """The fields of one row."""
    at = f"house_{number}_"
    return {
        f"{at}key": key,
        f"{at}name": name,
        f"{at}name_en": name_en,
        f"{at}points": points,
        f"{at}to": to,
        f"{at}most": most,
    }


URL = "/desk/competitions/league/regulation"


def test_the_form_as_it_stands_saves_fibas_regulation(desk):
    competition = a_competition(slug="league")
    assert desk.send(URL, **regulation_typed()).status_code == 303
    assert queries.regulation_of(competition.id) == Regulation()
    assert queries.regulation_versions(competition.id)[0].version == 1


def test_a_second_version_asks_for_its_reason_and_shows_it(desk):
    competition = a_competition(slug="league", regulation=Regulation())
    changed = regulation_typed(version="1", win="3")
    response = desk.send(URL, **changed)
    assert response.status_code == 422
    assert "请写明修改的原因" in text_of(response)
    assert desk.send(URL, **changed, reason="领队会 4 月 24 日通过。").status_code == 303
    assert queries.regulation_of(competition.id).ranking.points.win == 3
    page = text_of(desk.get("/regulations/league"))
    assert "领队会 4 月 24 日通过。" in page
    assert "胜一场得 3 分" in page


def test_saving_what_holds_already_makes_no_version(desk):
    competition = a_competition(slug="league", regulation=Regulation())
    response = desk.send(URL, **regulation_typed(version="1"), reason="无")
    assert response.status_code == 422
    assert "没有改动" in text_of(response)
    assert len(queries.regulation_versions(competition.id)) == 1


def test_two_people_cannot_both_save_the_same_version(desk):
    a_competition(slug="league")
    assert desk.send(URL, **regulation_typed(win="3")).status_code == 303
    response = desk.send(URL, **regulation_typed(win="4"))
    assert response.status_code == 409
    assert 'name="version" value="1"' in text_of(response)
    assert 'value="4"' in text_of(response)
    assert count(RegulationVersion) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"win": "1"},
        {"win": "-1"},
        {"win": "2.5"},
        {"win": "9" * 400},
        {"loss": ""},
        {"first_by": "height"},
        {"tie_break": []},
        {"tie_break": ["height"]},
        {"tie_break": ["scored", "scored"]},
        {"two": "1", "tie_break_two": ["ratio", "ratio"]},
        {"two": "1", "tie_break_two": []},
        {"restart": "perhaps"},
        {"second_forfeit": ""},
        {"roster_min": "16"},
        {"game_list_max": "16"},
        {"periods": "0"},
        {"forfeit_score": HOSTILE.replace("\x00", "")},
        {"light_strip": "home"},
        {"h2h_when": "never"},
        {"extra_periods_count": "maybe"},
        {"across_groups": []},
        {"across_groups": ["points", "points"]},
        {"across_groups": ["h2h_points"]},
        {"equal_groups": ""},
        {"carried_over": "some"},
        {"withdrawal": "forgive"},
        {"late_minutes": "4"},
        {"late_minutes": "61"},
        {"clock": "sand"},
        {"knock_out": "1"},
        {"knock_out": "1", "knock_out_periods": "4", "knock_out_minutes": "10", "knock_out_clock": "sand"},
        {"knock_out": "1", "knock_out_periods": "4", "knock_out_minutes": "", "knock_out_clock": "running"},
        {"knock_out": "1", "knock_out_periods": "3", "knock_out_minutes": "9", "knock_out_clock": "running"},
        {"periods": "3"},
        {"periods": "3", "time_outs_by": "period", "fouls_by": "half"},
        {"time_outs_first": "10"},
        {"time_outs_extra": "-1"},
        {"fouls_player": "0"},
        {"fouls_team": "x"},
        {"changes_after_deadline": "now"},
        {"house_rules": "1"},
        {"house_rules": "1", **a_house_rule(1, "")},
        {"house_rules": "1", **a_house_rule(1, "领导在场", points="0")},
        {"house_rules": "1", **a_house_rule(1, "领导在场", points="100")},
        {"house_rules": "1", **a_house_rule(1, "领导在场", most="")},
        {"house_rules": "1", **a_house_rule(1, "领导在场", to="referee")},
        {"house_rules": "1", **a_house_rule(1, "长" * 41)},
        {"house_rules": "2", **a_house_rule(1, "领导在场"), **a_house_rule(2, "领导在场")},
    ],
)
def test_a_regulation_that_makes_no_sense_is_refused(desk, changes):
    a_competition(slug="league")
    response = desk.send(URL, **regulation_typed(period_minutes="12", **changes))
    assert response.status_code == 422
    assert 'value="12"' in text_of(response)
    assert 'class="error"' in text_of(response), "the sentence stands at its field"
    assert count(RegulationVersion) == 0


def chosen(page, name):
    """The value that is chosen in a list."""
    part = page.split(f'name="{name}"')[1].split("</select>")[0]
    return part.split('selected value="')[1].split('"')[0]


def order_on(page, name="tie_break"):
    return [part.split('"')[0] for part in page.split(f'name="{name}" value="')[1:]]


def test_the_order_is_rearranged_by_buttons_and_saves_nothing(desk):
    a_competition(slug="league")
    typed = regulation_typed(win="7")
    page = text_of(desk.send(URL, **typed, do="up:tie_break:3"))
    assert order_on(page) == ["h2h_points", "h2h_difference", "difference", "h2h_scored", "scored"]
    assert 'value="7"' in page, "what was typed stays"
    assert "autofocus" in page
    page = text_of(desk.send(URL, **typed, do="drop:tie_break:0"))
    assert order_on(page) == ["h2h_difference", "h2h_scored", "difference", "scored"]
    page = text_of(desk.send(URL, **typed, do="add:tie_break", more_tie_break="ratio"))
    assert order_on(page)[-1] == "ratio"
    page = text_of(desk.send(URL, **typed, do="two:on"))
    assert order_on(page, "tie_break_two") == typed["tie_break"]
    page = text_of(desk.send(URL, **typed, do="preset", preset="ratio"))
    assert order_on(page) == ["h2h_points", "h2h_ratio", "ratio"]
    page_of_others = text_of(desk.send(URL, **typed, do="preset", preset="euroleague"))
    assert chosen(page_of_others, "extra_periods_count") == "no"
    assert "<mark>" in page, "the printed text shows what would change"
    assert count(RegulationVersion) == 0


@pytest.mark.parametrize(
    "do",
    [
        "up:tie_break:0",
        "down:tie_break:4",
        "up:tie_break:99999999",
        "up:tie_break:-1",
        "up:tie_break:x",
        "up",
        "sideways:tie_break:1",
        "drop:csrf_token:0",
        "add:win",
        "two",
        "preset",
        "drop:house:0",
        "drop:house:7",
        "add:house:x:y",
        "knock_out",
        "show:tie_break",
        ":::",
        HOSTILE,
    ],
)
def test_a_button_nobody_made_changes_nothing(desk, do):
    a_competition(slug="league")
    typed = regulation_typed(preset="none", more_tie_break="height")
    response = desk.send(URL, **typed, do=do)
    assert response.status_code == 200
    assert order_on(text_of(response)) == typed["tie_break"]


def test_two_teams_may_have_an_order_of_their_own(desk):
    competition = a_competition(slug="league")
    typed = regulation_typed(two="1", tie_break_two=["h2h_wins", "ratio"])
    assert desk.send(URL, **typed).status_code == 303
    assert queries.regulation_of(competition.id).ranking.tie_break_two == ("h2h_wins", "ratio")
    assert "第三条" in text_of(desk.get("/regulations/league"))


def test_everything_that_is_asked_is_saved_as_it_was_typed(desk):
    competition = a_competition(slug="league")
    typed = regulation_typed(
        h2h_when="all_played",
        extra_periods_count="no",
        across_groups=["ratio", "wins"],
        equal_groups="no",
        carried_over="qualified",
        withdrawal="rest",
        late_minutes="10",
        clock="running",
        knock_out="1",
        knock_out_periods="2",
        knock_out_minutes="20",
        knock_out_clock="last_minutes",
        time_outs_by="period",
        time_outs_first="1",
        time_outs_last="2",
        time_outs_extra="0",
        fouls_player="6",
        fouls_team="7",
        fouls_by="half",
        changes_after_deadline="yes",
        house_rules="2",
        **a_house_rule(1, "领导在场", name_en="Leader on court"),
        **a_house_rule(2, "不足五人", points="10", to="opponents", most="2"),
    )
    assert desk.send(URL, **typed).status_code == 303
    assert queries.regulation_of(competition.id) == Regulation(
        ranking=Ranking(h2h_when="all_played"),
        extra_periods_count=False,
        across_groups=("ratio", "wins"),
        equal_groups=False,
        carried_over="qualified",
        withdrawal="rest",
        late_minutes=10,
        clock="running",
        knock_out_time=PlayingTime(2, 20, "last_minutes"),
        time_outs=TimeOuts("period", 1, 2, 0),
        fouls=Fouls(6, 7, "half"),
        changes_after_deadline=True,
        house_rules=(
            HouseRule("rule-1", "领导在场", 30, name_en="Leader on court"),
            HouseRule("rule-2", "不足五人", 10, "opponents", 2),
        ),
    )
    page = text_of(desk.get(URL))
    for shown in ('value="不足五人"', 'value="Leader on court"', 'name="knock_out" value="1"'):
        assert shown in page
    assert chosen(page, "house_2_to") == "opponents"
    same = typed | {"version": "1", "house_1_key": "rule-1", "house_2_key": "rule-2"}
    assert "没有改动" in text_of(desk.send(URL, **same, reason="无")), "it comes back as it was"


def test_the_playing_time_of_the_knock_out_is_switched_on_and_off_and_keeps_what_was_typed(desk):
    competition = a_competition(slug="league")
    own = {"knock_out_periods": "2", "knock_out_minutes": "17", "knock_out_clock": "running"}
    page = text_of(desk.send(URL, **regulation_typed(**own), do="knock_out:on"))
    assert 'name="knock_out" value="1"' in page
    assert 'value="17"' in page
    page = text_of(desk.send(URL, **regulation_typed(knock_out="1", **own), do="knock_out:off"))
    assert '<input type="hidden" name="knock_out_minutes" value="17">' in page
    unread = own | {"knock_out_minutes": "soon"}
    assert desk.send(URL, **regulation_typed(**unread)).status_code == 303, "what is out of sight refuses nothing"
    assert queries.regulation_of(competition.id).knock_out_time is None


def test_two_teams_order_stays_in_the_page_when_it_is_switched_off(desk):
    a_competition(slug="league")
    typed = regulation_typed(two="1", tie_break_two=["ratio", "scored"])
    page = text_of(desk.send(URL, **typed, do="two:off"))
    assert order_on(page, "tie_break_two") == ["ratio", "scored"]
    page = text_of(desk.send(URL, **typed | {"two": ""}, do="two:on"))
    assert order_on(page, "tie_break_two") == ["ratio", "scored"]


def test_house_rules_are_added_and_taken_out_by_buttons_and_keep_what_was_typed(desk):
    a_competition(slug="league")
    rows = {**a_house_rule(1, "领导在场"), **a_house_rule(2, "不足五人", points="many", key="rule-2")}
    page = text_of(desk.send(URL, **regulation_typed(house_rules="2", **rows), do="add:house"))
    assert 'name="house_rules" value="3"' in page
    assert 'name="house_3_name"' in page
    assert 'value="many"' in page, "also what cannot be read"
    page = text_of(desk.send(URL, **regulation_typed(house_rules="2", **rows), do="drop:house:1"))
    assert 'name="house_rules" value="1"' in page
    assert "领导在场" not in page
    assert page.index('name="house_1_name"') < page.index('value="不足五人"') < page.index('value="many"')
    assert 'value="rule-2"' in page, "the key goes with its rule"


def test_no_seventh_house_rule_is_offered_or_taken(desk):
    a_competition(slug="league")
    six = {}
    for number in range(1, 7):
        six |= a_house_rule(number, f"规则{number}")
    page = text_of(desk.send(URL, **regulation_typed(house_rules="6", **six), do="add:house"))
    assert 'name="house_rules" value="6"' in page
    assert 'value="add:house"' not in page
    assert desk.send(URL, **regulation_typed(house_rules="9" * 9, **six)).status_code == 303


def test_a_house_rule_keeps_its_key_and_no_other_ever_gets_it(desk):
    competition = a_competition(slug="league")

    def save(version, **rows):
        typed = regulation_typed(version=str(version), house_rules=str(len(rows) // 6), **rows)
        assert desk.send(URL, **typed, reason="领队会").status_code == 303
        return [(rule.key, rule.name) for rule in queries.regulation_of(competition.id).house_rules]

    assert save(0, **a_house_rule(1, "领导在场")) == [("rule-1", "领导在场")]
    assert save(1, **a_house_rule(1, "干部在场", key="rule-1")) == [("rule-1", "干部在场")], "renamed"
    assert save(2) == []
    assert save(3, **a_house_rule(1, "不足五人")) == [("rule-2", "不足五人")], "a new one"
    assert save(4, **a_house_rule(1, "女职工", key="rule-1")) == [("rule-3", "女职工")], "a key that is no longer held"
    dearer = a_house_rule(1, "女职工", key="rule-3", points="2")
    assert save(5, **dearer) == [("rule-4", "女职工")], "other points: what was scored by the old one must still add up"
    assert set(queries.house_rules_ever(competition.id)) == {"rule-1", "rule-2", "rule-3", "rule-4"}


def test_the_page_counts_what_would_change_and_marks_what_moved(desk):
    a_competition(slug="league", regulation=Regulation())
    typed = regulation_typed(version="1")
    page = text_of(desk.send(URL, **typed, do="show"))
    assert "还没有改动" in page
    page = text_of(desk.send(URL, **typed | {"late_minutes": "10", "fouls_player": "6"}, do="show"))
    assert "改了 2 款" in page
    assert page.count("<mark>") == 2
    page = text_of(desk.send(URL, **typed, do="up:tie_break:3"))
    assert page.count('class="moved"') == 1


def test_a_reason_is_asked_from_the_second_version_on_and_once_a_game_has_begun(desk):
    first = a_competition(slug="league")
    assert 'name="reason"' not in text_of(desk.get(URL)), "nobody relies on it yet"
    service.freeze_regulation(first.id, None)
    page = text_of(desk.get(URL))
    assert 'name="reason"' in page
    assert "首场开球后锁定" in page
    changed = regulation_typed(late_minutes="10")
    response = desk.send(URL, **changed)
    assert response.status_code == 422
    assert "请写明修改的原因" in text_of(response)
    reason = "领队会 5 月 4 日通过"
    page = text_of(desk.send(URL, **changed, reason=reason, do="show"))
    seen = page.split('name="seen" value="')[1].split('"')[0]
    assert desk.send(URL, **changed, reason=reason, seen=seen).status_code == 303
    page = text_of(desk.get("/regulations/league"))
    assert "领队会 5 月 4 日通过" in page
    assert "首场开球后锁定" in page


@pytest.mark.parametrize(("language", "words"), [("zh-CN", "领导在场"), ("en", "Leader on court")])
def test_a_house_rule_is_printed_in_the_readers_language(client, language, words):
    rule = HouseRule("leader", "领导在场", 30, name_en="Leader on court")
    a_competition(slug="league", regulation=Regulation(house_rules=(rule,)))
    assert words in text_of(client.get("/regulations/league", headers={"Accept-Language": language}))


def test_a_name_that_looks_like_markup_or_a_placeholder_is_text(desk):
    a_competition(slug="league")
    rows = a_house_rule(1, "<b>%(points)s</b> 100%")
    assert desk.send(URL, **regulation_typed(house_rules="1", **rows)).status_code == 303
    assert "&lt;b&gt;%(points)s&lt;/b&gt; 100%" in text_of(desk.get("/regulations/league"))
