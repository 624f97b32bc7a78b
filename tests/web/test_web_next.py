"""`next=` stays on the site, whatever is written there."""

import pytest

from league.web.preferences import safe_next

AWAY = [
    "//evil.example", "///evil.example", "////evil.example", "//evil.example/%2f..", "/\\evil.example", "\\/evil.example",
    "\\\\evil.example", "/\\/evil.example", "https://evil.example", "https:evil.example", "https:/evil.example",
    "http://evil.example", "HTTPS://EVIL.EXAMPLE", "ftp://evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "data:text/html,x", "vbscript:x", "blob:x", "mailto:a@b.cn", "evil.example", "evil.example/path", "@evil.example",
    ".evil.example", "?next=//evil", "#//evil", "\t//evil.example", " //evil.example", "\n//evil.example", "/\t/evil.example",
    "/\n/evil.example", "/\r/evil.example", "/ /evil.example", "/\x00/evil.example", "/x\r\nLocation: https://evil.example",
    "/x\r\nSet-Cookie: a=b", "/x y", "/\x7f/evil.example", "／／evil.example", "／evil.example", "＼＼evil.example",
    "\u2028//evil.example", "\ufeff//evil.example", "//[::1]", "//127.0.0.1:80", "//user:pass@evil.example", "/a\\b",
    "https://localhost@evil.example", "http:///evil.example", "//%65vil.example", "", None, " ", "x", "/" + "a" * 2000,
]  # fmt: skip
HERE = [
    "/", "/games", "/games?day=2019-05-16&court=1", "/standings/league#A", "/account/password?x=1", "/games?q=江都",
    "/teams/江都教育", "/a//b", "/a?next=//evil.example", "/%2f%2fevil.example", "/.//evil.example", "/@evil.example",
    "/games?u=https://evil.example", "/:80", "/;//evil.example",
]  # fmt: skip


@pytest.mark.parametrize("target", AWAY)
def test_no_way_out(target):
    assert safe_next(target) == "/"
    assert safe_next(target, otherwise="/account") == "/account"


@pytest.mark.parametrize("target", HERE)
def test_ways_inside_stay_as_they_are(target):
    assert safe_next(target) == target


def test_the_answer_itself_points_inside(client):
    for target in [*AWAY, *HERE]:
        response = client.get("/preferences", query_string={"next": target} if target is not None else {})
        assert response.status_code in (303, 400), target
        if response.status_code == 303:
            assert response.location.startswith("/"), target
            assert not response.location.startswith(("//", "/\\")), target
            assert "\n" not in response.location, target
