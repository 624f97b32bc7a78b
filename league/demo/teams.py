"""The units that take part in 2019, as they stand on the entry form. Names of units are plausible, people invented."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A team as its captain enters it; `light` and `dark` are its strips, `pattern` that of its crest."""

    code: str
    name: str
    unit: str
    name_en: str
    short_name_en: str
    dark: str
    light: str
    pattern: int
    short_name: str = ""


def _entry(line: str) -> Entry:
    return Entry(*(int(word) if word.isdigit() else word for word in map(str.strip, line.split("|"))))  # type: ignore[arg-type]


# code | name | unit | English | short English | dark strip | light strip | pattern
_LINES = """
EDU | 江都教育 | 江都区教育系统工会 | Jiangdu Education | Education | #1f4e9c | #f2c230 | 0
PWR | 供电公司 | 江都区供电公司工会 | Jiangdu Power Supply | Power Supply | #0f6b5c | #ffffff | 1
POL | 江都公安 | 江都公安分局工会 | Jiangdu Public Security | Public Security | #1a2340 | #c9ced9 | 2
TAX | 税务 | 江都区税务局工会 | Jiangdu Taxation | Taxation | #b8232b | #ffffff | 2
CIT | 城管 | 江都区城市管理局工会 | City Management | City Management | #1b1b1f | #e07b1a | 1
PST | 邮政 | 江都邮政公司工会 | Jiangdu Post | Post | #17703c | #f2c230 | 4
HLT | 江都卫健 | 江都区卫生健康系统工会 | Jiangdu Health | Health | #128a8a | #ffffff | 0
WTR | 水务集团 | 江都水务集团工会 | Jiangdu Water Group | Water Group | #1d6fb4 | #ffffff | 3
RCB | 农商行 | 江都农村商业银行工会 | Rural Commercial Bank | Rural Bank | #8c1d3f | #f0c36a | 2
CON | 建工 | 江都建设集团工会 | Jiangdu Construction Group | Construction | #4a4e57 | #f08a24 | 0
TRA | 江都交通 | 江都区交通运输局工会 | Jiangdu Transport | Transport | #1b1b1f | #f2c230 | 1
TEL | 电信 | 江都电信分公司工会 | Jiangdu Telecom | Telecom | #2457c5 | #ffffff | 4
BOC | 中国银行 | 中国银行江都支行工会 | Bank of China Jiangdu | Bank of China | #a3162b | #ffffff | 4
MOB | 移动 | 江都移动分公司工会 | Jiangdu Mobile | Mobile | #0a6ea6 | #8fd14f | 3
MKT | 市场监管 | 江都区市场监督管理局工会 | Market Supervision | Market Supervision | #1e3a6e | #e8a13a | 1
SHB | 邵伯镇 | 邵伯镇总工会 | Shaobo Town | Shaobo Town | #2b6f77 | #f6e7cc | 2
XNZ | 仙女镇机关企事业联合队 | 仙女镇总工会 | Xiannü Town Offices and Enterprises United | Xiannü United | #7b4ba0 | #f3d1ea | 0
HRS | 人社 | 江都区人力资源和社会保障局工会 | Human Resources and Social Security | Human Resources | #2457c5 | #ffffff | 1
DQZ | 大桥镇 | 大桥镇总工会 | Daqiao Town | Daqiao Town | #37612f | #e8dca0 | 0
DEV | 开发区企业联队 | 江都经济开发区总工会 | Development Zone Enterprises United | Development Zone | #b3460f | #ffffff | 3
LAW | 法检联队 | 江都区法院、检察院联合工会 | Court and Procuratorate United | Court United | #1b1b1f | #d4b15a | 2
HOS | 人民医院 | 江都人民医院工会 | Jiangdu People's Hospital | People's Hospital | #c2272d | #ffffff | 4
NAT | 自然资源 | 江都自然资源分局工会 | Natural Resources | Natural Resources | #2f7a2c | #ffffff | 1
MED | 融媒体 | 江都区融媒体中心工会 | Jiangdu Media Centre | Media Centre | #b01e5e | #ffffff | 4
"""
TEAMS = {entry.code: entry for entry in map(_entry, _LINES.strip().splitlines())}
RETURNED = _entry("ZWZ | 真武镇联队 | 真武镇总工会 | Zhenwu Town United | Zhenwu Town | #14506b | #f5b942 | 3")
"""The entry that was given back and waits for its captain to mend it."""
GROUPS = {
    # From the first seed to the last, which is the order of the cross table.
    "A": ("EDU", "PWR", "TAX", "POL", "CIT", "PST"),
    "B": ("HLT", "CON", "TRA", "WTR", "RCB", "TEL"),
    "C": ("BOC", "MOB", "MKT", "SHB", "XNZ", "HRS"),
    "D": ("DQZ", "DEV", "LAW", "HOS", "NAT", "MED"),
}
CUP_GROUPS = {"A": ("EDU", "WTR", "BOC", "DEV"), "B": ("PWR", "HLT", "DQZ", "POL")}


def seeds(groups: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """The seed of each team that makes the snake (A B C D, D C B A, …) lay these groups."""
    columns = list(groups.values())
    found: dict[str, int] = {}
    for row in range(len(columns[0])):
        line = columns if row % 2 == 0 else columns[::-1]
        found |= {group[row]: row * len(columns) + place for place, group in enumerate(line, 1)}
    return found


ROSTERS = {
    "EDU": "0顾晨G 3沈文博G 5张子豪F 7刘畅G 8欧阳修远F 10韩冰C 11吴迪F 12许航G 14郭峰F 18何俊C 20唐宇G 33魏来F",
    "POL": "4周凯G 5陈昊F 6王志远F 7李东G 8徐嘉伟F 9孙磊G 10高翔C 11赵一鸣G 13马跃F 15丁浩然C 21夏侯杰F 23朱明G",
}
"""Rosters that are written out; all others are made up by `names`."""
GAME_CAPTAINS = {"EDU": "10", "POL": "8"}
