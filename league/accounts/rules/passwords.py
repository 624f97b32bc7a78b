"""What a password may be: long enough, not the login, not one that is tried first. No rules of composition.

There is no copied list of leaked passwords here. A password is common when it falls into very few known pieces: words
that people put into passwords, runs on the keyboard, years, days, telephone numbers, repetitions. `Gonghui@2026` is two
pieces, `qwer1234` two, `1qaz2wsx` one; four words that have nothing to do with each other are many.
"""

import re
import unicodedata
from collections.abc import Iterator

from league.accounts.errors import PasswordCommon, PasswordContainsLogin, PasswordTooLong, PasswordTooShort

LEAST, MOST = 8, 128
_FEW = 4
"""A password that falls into so many pieces is tried before the others; a letter that belongs to none counts twice."""
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "147258369",
    "!@#$%^&*()_+",
    "一二三四五六七八九十",
)
_SPOKEN = """
    password passwd pass word mima admin administrator root user guest test temp demo login welcome hello letmein master
    changeme secret default system server manager company office iloveyou love baby angel dragon monkey sunshine
    princess football basketball superman batman shadow summer winter spring autumn china beijing shanghai
    woaini aini wodemima nihao jiayou zhongguo kuaile xingfu pingan facai fuqi mama baba laopo laogong baobao
    weixin wechat taobao alipay huawei xiaomi qq wx qwe asd zxc abc aaa
    gonghui zonggonghui zhigong lanqiu liansai bisai saishi guanjun qiudui duizhang lingdui caipan jiaolian
    guanliyuan zuweihui tiyu jiangdu yangzhou jiangsu xiannv shaobo tianyou tianyoubei tianyouv league cup team captain
    referee player game union workers season champion basket ball
    520 1314 5201314 666 888 999 168 518 588 110 119 120 12306 10086 10010
    工会 总工会 职工 篮球 联赛 比赛 赛事 冠军 球队 队长 领队 裁判 教练 管理员 组委会 体育 江都 扬州 江苏 中国 天佑 天佑杯 密码 我爱你 加油 你好
"""
_WORDS = frozenset(_SPOKEN.split())
_LONGEST = max(map(len, _WORDS))
_SIGNS = str.maketrans("@$!", "asi")
_LEET = str.maketrans("013457@$!", "oleastasi")
_DATED = (
    re.compile(r"(19|20)\d\d((0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)?", re.ASCII),
    re.compile(r"(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])((19|20)\d\d)?", re.ASCII),
    re.compile(r"\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", re.ASCII),
    re.compile(r"1[3-9]\d{9}", re.ASCII),
)


def canonical(password: str) -> str:
    """The same password however the keyboard composed it; full-width digits of a Chinese keyboard are digits."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, logins: tuple[str, ...] = ()) -> None:
    """Raises what is wrong with a new password, at the field `password`."""
    if len(password) > MOST:
        raise PasswordTooLong("password", most=MOST)
    password = canonical(password)
    if len(password) < LEAST:
        raise PasswordTooShort("password", least=LEAST, length=len(password))
    if any(_holds(password, login) for login in logins):
        raise PasswordContainsLogin("password")
    if is_common(password):
        raise PasswordCommon("password")


def _holds(password: str, login: str) -> bool:
    """Whether the password has the login in it, the name before the @ or the last eight figures of the number."""
    plain, folded = _plain(password), password.casefold()
    name = login.partition("@")[0] if "@" in login else login[-8:]
    return login in folded or (len(name) >= 4 and (name in folded or _plain(name) in plain))


def is_common(password: str) -> bool:
    """Whether this is among the passwords that are tried first."""
    folded = canonical(password).casefold()
    for text in {_plain(folded), _plain(folded.translate(_SIGNS)), _plain(folded.translate(_LEET))}:
        if _repeats(text) or _interleaved(text) or _pieces(text) <= _FEW:
            return True
    return False


def _plain(text: str) -> str:
    """Letters and figures only; a text without any stays as it is."""
    folded = text.casefold()
    return "".join(letter for letter in folded if letter.isalnum()) or folded


def _repeats(text: str) -> bool:
    """One short unit again and again: abab, 12312312."""
    return any(text == (text[:size] * (len(text) // size + 1))[: len(text)] for size in range(1, 5) if size < len(text))


def _interleaved(text: str) -> bool:
    """Two runs in turn: 1q2w3e4r, a1b2c3d4."""
    return len(text) >= 6 and _is_run(text[::2]) and _is_run(text[1::2])


def _is_run(text: str) -> bool:
    return len(text) >= 3 and (any(text in run or text[::-1] in run for run in _RUNS) or len(set(text)) == 1)


def _pieces(text: str) -> int:
    """The least number of known pieces that make up the text; a letter that belongs to none counts as two."""
    best = [0] + [2 * len(text)] * len(text)
    for start in range(len(text)):
        best[start + 1] = min(best[start + 1], best[start] + 2)
        for end in _known(text, start):
            best[end] = min(best[end], best[start] + 1)
    return best[-1]


def _known(text: str, start: int) -> Iterator[int]:
    """Where the known pieces end that begin here."""
    for end in range(start + 2, min(len(text), start + max(_LONGEST, 36)) + 1):
        piece = text[start:end]
        if piece in _WORDS or _is_run(piece) or any(dated.fullmatch(piece) for dated in _DATED):
            yield end
