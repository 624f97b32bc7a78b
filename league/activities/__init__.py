"""The union's cultural and sports activities 文体活动: written by an editor in Markdown, shown as a list and posters.

Activity 活动 · Kind 种类, one of `rules.KINDS`, decides the poster's picture · Draft 草稿: without `published_at` only
editors see it, for everyone else it does not exist. A published activity keeps its address: posters carry it.
"""
