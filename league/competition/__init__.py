"""The shared nouns: Season 赛季, Competition 赛事 with its Titles 冠名, Stage 阶段, Group 小组, Venue 场馆, Court 场地,
Slot 时段, Regulation 竞赛规程, and the Hosts 主办, Organisers 承办 and Co-organisers 协办 in the poster's order.

Names come in two languages: `name` is Chinese and always there, `name_en` may be empty and then the Chinese is shown.
"""
