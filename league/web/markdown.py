"""Markdown that editors write, as HTML that is safe to show: markdown-it without HTML, then nh3 over what came out.

Two walls on purpose. The first makes links only where `safe_link` allows them; the second keeps a list of tags and
looks at every address again, so that a mistake in one of them is not yet a hole. Pictures come with albums: until then
`![…](…)` leaves its text, for a picture from elsewhere would tell that place who reads here.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

_TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "s", "blockquote", "hr", "br", "a", "code", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}, "th": {"scope"}}
_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_UNSAFE = re.compile("[\x00-\x20\x7f-\xa0\\\\\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]")
"""Browsers drop or bend these inside an address, so what is read there is not where it leads."""
_HIGHEST, _LOWEST = 2, 4
"""The page's own title is its h1."""


def safe_link(address: str) -> bool:
    """Whether a link may lead there: a path on this site, a mark on the page, the web, a mail address or a telephone."""
    if _UNSAFE.search(address):
        return False
    if address.startswith("/"):
        return not address.lower().startswith(("//", "/%5c"))
    return address.startswith("#") or address.lower().startswith(_SCHEMES)


def is_external(address: str) -> bool:
    """Whether a safe link leaves the site."""
    return address.lower().startswith(("https://", "http://"))


class _Renderer(RendererHTML):
    """Headings below the page's own, external links that hand nothing over, no pictures."""

    def heading_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return f"<{_level(tokens[at])}>"

    def heading_close(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return f"</{_level(tokens[at])}>\n"

    def link_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        if is_external(str(tokens[at].attrGet("href") or "")):
            tokens[at].attrSet("rel", "noopener")
        return self.renderToken(tokens, at, options, env)

    def image(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return self.renderInlineAsText(tokens[at].children or [], options, env)

    def th_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return '<th scope="col">'

    def td_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return "<td>"


def _level(token: Token) -> str:
    return f"h{min(max(int(token.tag[1:]), _HIGHEST), _LOWEST)}"


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "linkify": False}, renderer_cls=_Renderer)
    reader.enable(["table", "strikethrough"])
    reader.validateLink = safe_link  # type: ignore[method-assign, assignment]
    return reader


_markdown = _reader()


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href" and not safe_link(value):
        return None
    return value


@lru_cache(maxsize=128)
def markdown(text: str) -> Markup:
    """The text as HTML that may stand on a page; wide tables scroll by themselves."""
    html = nh3.clean(
        _markdown.render(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_keep_attribute,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    # Text is escaped by now: what reads "<table>" here is a tag.
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table class="table">')
    return Markup(html.replace("</table>", "</table></div>"))  # noqa: S704 - nh3 has cleaned it
