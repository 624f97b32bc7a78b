"""Names of people who do not exist, the same ones each time, nobody twice."""

import random
from collections.abc import Iterator

from league.demo.teams import GAME_CAPTAINS, ROSTERS
from league.registration.rosters import PlayerDetails

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_DOUBLE = ("欧阳", "上官", "司徒", "诸葛")
_FIRST = "志建文晓嘉子浩宇俊泽明伟国海立家少永天思一启承振春长景正成德"
_SECOND = "强军杰涛鹏飞磊斌辉波亮峰宁超凯健刚平勇航阳晨旭然轩博达远翔毅诚东林华清安康元瑞"
_SINGLE = "强军杰涛鹏飞磊斌辉波亮峰宁超凯健刚勇航阳晨旭博达翔毅诚"
_NUMBERS = (0, *range(4, 16), 17, 18, 20, 21, 22, 23, 24, 28, 30, 32, 33, 35, 41, 55, 77, 91)
_POSITIONS = "GGGGFFFFFCCC"


def people(seed: int = 2019) -> Iterator[str]:
    """Invented names without end, none of them twice."""
    chance, seen = random.Random(seed), {line[1:-1] for roster in ROSTERS.values() for line in roster.split()}  # noqa: S311 - the same players on every machine
    while True:
        surname = chance.choice(_DOUBLE) if chance.random() < 0.02 else chance.choice(_SURNAMES)
        given = chance.choice(_SINGLE) if chance.random() < 0.35 else chance.choice(_FIRST) + chance.choice(_SECOND)
        name = surname + given
        if name not in seen:
            seen.add(name)
            yield name


def roster(code: str, names: Iterator[str], *, written: bool = True) -> list[PlayerDetails]:
    """The players of a team: ten to twelve, numbers rising, one of them the captain on the floor.

    `written` takes the roster that is written out, where there is one.
    """
    if written and code in ROSTERS:
        return [_written(line, GAME_CAPTAINS[code]) for line in ROSTERS[code].split()]
    chance = random.Random(f"roster {code}")  # noqa: S311 - the same players on every machine
    size = chance.choice((10, 11, 12, 12))
    numbers = sorted(chance.sample(_NUMBERS, size))
    positions = chance.sample(_POSITIONS, size)
    captain = chance.randrange(size)
    return [
        PlayerDetails(next(names), str(number), position, captain=at == captain)
        for at, (number, position) in enumerate(zip(numbers, positions, strict=True))
    ]


def _written(line: str, captain: str) -> PlayerDetails:
    number = line[: 2 if line[1].isdigit() else 1]
    return PlayerDetails(line[len(number) : -1], number, line[-1], captain=number == captain)
