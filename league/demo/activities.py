"""Six activities of May and June 2019 and a seventh that is still a draft, written for this site."""

from datetime import UTC, datetime

from league.activities import service
from league.activities.rules import Draft
from league.clock import HOME, pretend

_WRITTEN = datetime(2019, 4, 28, 10, 0, tzinfo=HOME).astimezone(UTC)


def _at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2019, month, day, hour, minute, tzinfo=HOME).astimezone(UTC)


PUBLISHED = (
    Draft(
        slug="model-workers-report-2019",
        kind="talk",
        title="“中国梦·劳动美· 幸福路” 劳模事迹报告会",
        title_en="Model workers tell: Chinese dream, beauty of labour, road to happiness",
        summary="五位劳模，五个岗位，各讲二十分钟",
        summary_en="Five model workers, five trades, twenty minutes each",
        starts_at=_at(5, 10, 15),
        ends_at=_at(5, 10, 17),
        place="邵伯镇会堂",
        place_en="Shaobo Town Hall",
        body="## 听什么\n\n电焊工、护士、公交驾驶员、乡村教师和水厂化验员，讲自己怎样把一件事做上二十年。\n\n"
        "报告团今年走进各镇、园区和企业，这是第一站；往年累计巡讲 26 场。\n\n## 怎么去\n\n"
        "各单位工会组织入场，个人也可以直接来，坐满为止。",
        body_en="## What you will hear\n\nA welder, a nurse, a bus driver, a village teacher and a water chemist tell how "
        "they did one thing well for twenty years.\n\nThis is the first stop of the year; the tour has called at 26 "
        "places before.\n\n## How to come\n\nThrough your unit's union, or simply walk in while there are seats.",
    ),
    Draft(
        slug="lecture-summer-knees-2019",
        kind="lecture",
        title="夏季运动 与膝关节保护",
        title_en="Summer sport and your knees",
        summary="打球的人最该听的一课",
        summary_en="The one lecture every ball player should hear",
        starts_at=_at(5, 22, 19),
        ends_at=_at(5, 22, 20, 30),
        place="仙女镇职工服务中心三楼",
        place_en="Xiannü Town Workers' Service Centre, 3rd floor",
        body="## 讲什么\n\n- 热身十分钟，练哪几个动作\n- 扭伤以后的头一个小时\n- 什么样的疼要去医院\n\n"
        "## 关于大讲堂\n\n全区有 20 个站点、85 位志愿教授，至今开课 112 场，听课职工两万多人次。听课不收费，不用报名。",
        body_en="## What it is about\n\n- ten minutes of warming up: which exercises\n- the first hour after a sprain\n"
        "- the kinds of pain that need a doctor\n\n## About the lecture hall\n\nTwenty sites and 85 volunteer "
        "professors in the district; 112 lectures so far, heard by over 20,000 workers. Free, and nobody needs to sign up.",
    ),
    Draft(
        slug="song-contest-2019",
        kind="singing_contest",
        title="全区企业 歌曲演唱比赛",
        title_en="Song contest of the district's enterprises",
        summary="一个单位一支队，唱自己的歌",
        summary_en="One choir a unit, singing its own song",
        starts_at=_at(5, 25, 14),
        ends_at=_at(5, 25, 17),
        place="区工人文化宫剧场",
        place_en="Workers' Palace Theatre",
        body="## 怎么比\n\n- 合唱 8 至 30 人，曲目不超过 5 分钟，其中一首与本单位或劳动有关。\n"
        "- 演唱 60 分、作品 25 分、台风 15 分，去掉一个最高分和一个最低分。\n- 出场顺序 5月21日抽签。\n\n"
        "## 谁可以参加\n\n江都区内企业的在职工会会员。人数少的单位可以两家联合组队。",
        body_en="## How it is judged\n\n- Choirs of 8 to 30, at most five minutes; one song is about the unit or about "
        "labour.\n- Singing 60 points, the piece 25, bearing 15; the best and the worst mark are left out.\n"
        "- The order is drawn on 21 May.\n\n## Who may take part\n\nUnion members who work in an enterprise of the "
        "district. Small units may form one choir together.",
    ),
    Draft(
        slug="law-knowledge-contest-2019",
        kind="knowledge_contest",
        title="“中国梦·劳动美” 职工学用法 知识竞赛",
        title_en="Chinese dream, beauty of labour: contest on learning and using the law",
        summary="三人一队，抢答见高下",
        summary_en="Teams of three, fingers on the buzzer",
        starts_at=_at(5, 28, 14),
        ends_at=_at(5, 28, 17),
        place="区总工会报告厅",
        place_en="Lecture room of the district union",
        body="## 考什么\n\n劳动合同、工资支付、工伤保险、女职工保护，题目都来自工会服务窗口里真实的提问。\n\n"
        "## 怎么比\n\n| 轮次 | 题型 | 分值 |\n|---|---|---|\n| 第一轮 | 必答 | 每题 10 分 |\n| 第二轮 | 抢答 | 对加 20，错扣 20 |\n"
        "| 第三轮 | 案例 | 30 分 |\n\n近年各类知识竞赛已有两万多名职工参加。",
        body_en="## What is asked\n\nContracts, wages, accidents at work, the protection of women workers: every question "
        "was once asked at a union's service counter.\n\n## How it goes\n\n| Round | Kind | Points |\n|---|---|---|\n"
        "| 1 | everyone answers | 10 each |\n| 2 | buzzer | +20 or −20 |\n| 3 | a case | 30 |\n\n"
        "Over 20,000 workers have taken part in knowledge contests of the last years.",
    ),
    Draft(
        slug="car-painters-contest-2019",
        kind="skills_contest",
        title="汽车喷涂工 职业技能竞赛",
        title_en="Skills contest of car spray-painters",
        summary="一扇车门，一百二十分钟",
        summary_en="One car door, a hundred and twenty minutes",
        starts_at=_at(6, 15, 8, 30),
        ends_at=_at(6, 15, 17),
        place="江都高级技校实训楼",
        place_en="Jiangdu Technical School, training building",
        body="## 比什么\n\n1. 理论笔试，占三成\n2. 底材处理、调色、喷涂，占七成\n\n参赛的人要带上岗证，工具和防护用品由赛区准备。\n\n"
        "## 为什么办\n\n技能竞赛五年来办了区级 39 项、承办市级 10 项，320 家企业的 2300 多名职工上过台。",
        body_en="## What is judged\n\n1. a written paper, three tenths\n2. preparing, mixing and spraying, seven tenths\n\n"
        "Bring your certificate; tools and protective clothing are there.\n\n## Why we do it\n\n39 contests of the "
        "district and 10 of the city in five years: over 2,300 workers of 320 enterprises have stood here.",
    ),
    Draft(
        slug="reading-room-zhenwu",
        kind="place",
        title="真武镇 职工书屋",
        title_en="Zhenwu Town workers' reading room",
        summary="三千册书，一盏灯，茶水自取",
        summary_en="Three thousand books, a lamp, and tea for whoever wants it",
        place="真武镇文化站一楼",
        place_en="Zhenwu Town culture station, ground floor",
        body="每天 9:00 到 20:00 开门，周一上午整理书架。凭工会会员卡借书，一次三本，一个月还。\n\n"
        "全区的职工书屋里，6 家是全国示范点，45 家是省市示范点。",
        body_en="Open from 9:00 to 20:00 every day but Monday morning. Three books at a time for a month, on your union "
        "card.\n\nSix of the district's reading rooms are national demonstration points, 45 of the province or city.",
    ),
)
DRAFT = Draft(
    slug="union-enterprise-gathering-2019",
    kind="gathering",
    title="工会与企业 文体联谊",
    title_en="Culture and sports gathering of union and enterprises",
    summary="拔河、跳绳、三人篮球，混编组队",
    starts_at=_at(6, 22, 9),
    body="## 待定\n\n场地和分组等企业报名后再定。",
)


def build(editor: int, now: datetime) -> None:
    """Written at the end of April, published one after the other; the draft is from this week."""
    for at, draft in enumerate(PUBLISHED):
        with pretend(_WRITTEN.replace(hour=(2 + at) % 9)):
            activity = service.create(draft, actor=editor)
            service.publish(activity.id, revision=activity.revision, actor=editor)
    with pretend(now.replace(hour=7, minute=30)):
        service.create(DRAFT, actor=editor)
