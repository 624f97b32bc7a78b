"""Logins, passwords, how long a sign-in lasts, how many tries are borne."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from league.accounts.errors import (
    PasswordCommon,
    PasswordContainsLogin,
    PasswordTooLong,
    PasswordTooShort,
    TooManyTries,
    UnreadableLogin,
)
from league.accounts.rules.logins import Login, address_key, read_login
from league.accounts.rules.passwords import check_password
from league.accounts.rules.patience import Tries, admit
from league.accounts.rules.sessions import device_code, device_words, still_open

NOW = datetime(2019, 5, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("13912345678", "13912345678"),
        (" 139 1234 5678 ", "13912345678"),
        ("139-1234-5678", "13912345678"),
        ("139－1234—5678", "13912345678"),  # full-width hyphen, dash
        ("１３９１２３４５６７８", "13912345678"),  # a Chinese keyboard
        ("+86 13912345678", "13912345678"),
        ("＋８６１３９１２３４５６７８", "13912345678"),
        ("008613912345678", "13912345678"),
        ("8613912345678", "13912345678"),
        ("(+86)139.1234.5678", "13912345678"),
        ("\u202a13912345678\u202c", "13912345678"),  # copied out of a contact card
        ("19900000000", "19900000000"),
        ("13012345678", "13012345678"),
    ],
)
def test_a_mobile_number_is_read_however_it_was_typed(typed, phone):
    assert read_login(typed) == Login("phone", phone)


@pytest.mark.parametrize(
    ("typed", "email"),
    [
        ("lu@example.com", "lu@example.com"),
        ("  Lu.Jianhua+league@Example.COM ", "lu.jianhua+league@example.com"),
        ("ｌｕ＠ｅｘａｍｐｌｅ．ｃｏｍ", "lu@example.com"),
        ("12345678@qq.com", "12345678@qq.com"),
        ("13912345678@139.com", "13912345678@139.com"),
        ("a@b-c.d.cn", "a@b-c.d.cn"),
    ],
)
def test_an_address_is_read_however_it_was_typed(typed, email):
    assert read_login(typed) == Login("email", email)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "139", "12912345678", "1391234567", "139123456789", "23912345678", "٠١٢٣٤٥٦٧٨٩٠", "一三九一二三四五六七八",
        "051486550000", "@", "a@", "@b.cn", "a@b", "a@@b.cn", "a@b..cn", "a@-b.cn", "a@b.1", "lu jianhua", "a@b.cn,c@d.cn",
        "a@" + "b" * 64 + ".cn", "x" * 65 + "@b.cn", "a@" + "b.".join("c" * 200) + "cn", "\x00", "+86", "86", "<a@b.cn>",
        "江都@教育.中国", "13912345678\n13912345679", "'; drop table account; --", "1" * 10_000, "@" * 10_000,
    ],
)  # fmt: skip
def test_anything_else_is_refused_at_its_field(typed):
    with pytest.raises(UnreadableLogin) as refused:
        read_login(typed)
    assert refused.value.field == "login"


@given(st.text())
def test_reading_a_login_never_breaks_and_reads_its_own_result(typed):
    try:
        login = read_login(typed)
    except UnreadableLogin:
        return
    assert read_login(login.value) == login


def test_a_login_is_masked_in_lists():
    assert read_login("13912345678").masked == "139****5678"
    assert read_login("lujianhua@qq.com").masked == "l***@qq.com"


@pytest.mark.parametrize(
    "common",
    [
        "12345678", "87654321", "1234567890", "11111111", "00000000", "12341234", "abababab", "123123123", "aaaaaaab",
        "password", "Password1", "P@ssw0rd", "pa$$word123", "iloveyou", "woaini1314", "5201314a", "1314520woaini",
        "qwertyuiop", "asdfghjkl", "zxcvbnm,./", "1qaz2wsx", "1qaz@WSX3edc", "qazwsxedc", "1q2w3e4r", "q1w2e3r4", "a1b2c3d4",
        "qwer1234", "abcd1234", "asdf1234", "abc123456", "147258369", "!@#$%^&*", "admin888", "Admin@2026", "root1234",
        "gonghui2026", "Gonghui@2026", "gonghui-123456", "jiangdu123", "yangzhou2019", "lanqiu888", "basketball",
        "liansai2026", "tianyoubei2019", "江都总工会2026", "工会篮球联赛", "工会工会工会工会", "篮球联赛２０２６", "我爱你我爱你520",
        "19900101", "1990-01-01", "20260502", "13912345678", "139-1234-5678", "１２３４５６７８", "league2026", "welcome1",
    ],
)  # fmt: skip
def test_a_password_that_is_tried_first_is_refused(common):
    if len(common) < 8:
        common += "2026"
    with pytest.raises(PasswordCommon) as refused:
        check_password(common)
    assert refused.value.field == "password"


@pytest.mark.parametrize(
    "good",
    [
        "lanqiu xiehui kaihui", "correct horse battery staple", "k7#mPq2x", "二胡与咖啡与雨天", "梅花 三弄 下雨 天晴",
        "hongqi kafei 78 chuang", "🏀 jinwan 21:30 zou", "tR4nsp0rt!zq", " leading and trailing ", "p" + "qkdmzhw" * 18,
        "Q9!vT#2b", "xiaogou chi yu", "٠١٢ ٣٤٥ ٦٧٨ ٩", "\x00\x01binary\x02works", "wo jia zhu san lou",
    ],
)  # fmt: skip
def test_any_characters_make_a_good_password(good):
    check_password(good, ("13912345678", "lu@example.com"))


def test_length_is_from_8_to_128():
    with pytest.raises(PasswordTooShort):
        check_password("k7#mPq2")
    check_password("k7#mPq2x")
    check_password(("k7#mPq2x" * 16)[:-1] + "Z")
    with pytest.raises(PasswordTooLong):
        check_password("k7#mPq2x" * 16 + "Z")


@pytest.mark.parametrize(
    ("password", "login"),
    [
        ("wo de 13912345678", "13912345678"),
        ("wo de 139-1234-5678", "13912345678"),
        ("dianhua 12345678 ok", "13912345678"),  # its last eight figures
        ("LuJianhua tiaowu ma", "lujianhua@qq.com"),
        ("lujianhua@qq.com!", "lujianhua@qq.com"),
        ("xi.lu@b.cn zai jia", "xi.lu@b.cn"),
    ],
)
def test_the_login_is_no_part_of_the_password(password, login):
    with pytest.raises(PasswordContainsLogin):
        check_password(password, (login,))


def test_a_short_name_before_the_at_sign_may_stand_in_a_password():
    check_password("lu qu na er wan", ("lu@example.com",))


@given(st.text(max_size=200), st.sampled_from([(), ("13912345678",), ("a@b.cn",)]))
def test_checking_a_password_never_breaks(password, logins):
    with suppress(PasswordCommon, PasswordContainsLogin, PasswordTooLong, PasswordTooShort):
        check_password(password, logins)


@pytest.mark.parametrize("roles", [{"organiser"}, {"administrator"}, {"captain", "organiser"}])
def test_an_organisers_sign_in_rests_for_half_an_hour(roles):
    assert still_open(NOW, NOW, roles, NOW + timedelta(minutes=29, seconds=59))
    assert not still_open(NOW, NOW, roles, NOW + timedelta(minutes=30))


@pytest.mark.parametrize("roles", [set(), {"captain"}, {"referee"}, {"editor"}])
def test_anyone_elses_sign_in_rests_for_twelve_hours(roles):
    assert still_open(NOW, NOW, roles, NOW + timedelta(hours=11, minutes=59))
    assert not still_open(NOW, NOW, roles, NOW + timedelta(hours=12))


def test_no_sign_in_outlives_fourteen_days():
    assert still_open(NOW, NOW + timedelta(days=13, hours=23), (), NOW + timedelta(days=13, hours=23, minutes=59))
    assert not still_open(NOW, NOW + timedelta(days=13, hours=23), (), NOW + timedelta(days=14))


@pytest.mark.parametrize(
    ("tries", "borne"),
    [
        (Tries(0, 0, 0), True),
        (Tries(9, 9, 9), True),
        (Tries(10, 10, 10), False),  # the eleventh for one account from one address
        (Tries(0, 49, 49), True),  # a whole office
        (Tries(0, 50, 50), False),
        (Tries(0, 0, 999), True),
        (Tries(0, 0, 1000), False),
    ],
)
def test_how_many_failed_tries_are_borne(tries, borne):
    if borne:
        admit(tries)
    else:
        with pytest.raises(TooManyTries):
            admit(tries)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),  # the same household
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("fe80::1%eth0", "fe80::/64"),
        (None, "unknown"),
        ("", "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_addresses_are_counted_by_household(address, key):
    assert address_key(address) == key
    assert len(key) <= 45


WECHAT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 "
    "MicroMessenger/8.0.49 NetType/WIFI Language/zh_CN"
)
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/125.0.0.0 Safari/537.36 Edg/125.0.0.0"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WECHAT, ["WeChat", "iPhone"]),
        (EDGE, ["Edge", "Windows computer"]),
        ("", []),
        ("curl/8.5", []),
        ("x" * 10_000, []),
    ],
)
def test_a_browser_is_named_in_words_its_owner_knows(agent, words):
    assert device_words(device_code(agent)) == words
    assert len(device_code(agent)) <= 120
