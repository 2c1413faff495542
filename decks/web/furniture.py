"""The parts of a page that are about the page: menus, banners, adverts, contents tables, comments, footers."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from decks.markdown.folds import announces_an_answer
from decks.metadata import metadata_of
from decks.question_marks import ends_as_question
from decks.web.ticked import opens_more, says_option
from decks.web.tree import BLOCKS, HEADINGS, UNSEEN, ancestors, descendants, is_control, text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BY_TAG = {"nav": "navigation", "footer": "footer", "menu": "navigation", "dialog": "banner"}
_BY_ROLE = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "navigation",
    "search": "navigation",
    "contentinfo": "footer",
    "dialog": "banner",
    "alertdialog": "banner",
    "complementary": "aside",
}
_USUAL_WORDS = {
    "cookie banner": "cookie cookies consent gdpr onetrust",
    "advert": """
        ad ads advert adverts advertisement advertising adsbygoogle sponsor sponsored sponsors promo promotion cta
        newsletter subscribe subscription signup paywall upsell popup modal banner leaderboard
    """,
    "contents": "toc tocs tableofcontents",
    "navigation": """
        nav navbar navigation menu breadcrumb breadcrumbs pagination pager sidebar skip skiplink searchbox pagenav
        tabbar toolbar backtotop scrolltop masthead topbar siteheader logo
    """,
    "comments": "comment comments disqus respond commentlist",
    "related": "related recommended recommendations recommendation similar readnext readmore trending",
    "tags": "tags taglist",
    "sharing": """
        share sharing sharedaddy social socials follow vote votes votecell voting reactions clap claps likes addtoany
    """,
    "footer": "footer copyright colophon",
    "byline": "byline meta postmeta author authors bio dateline timestamp readingtime pubdate",
}
_KINDS = {word: kind for kind, words in _USUAL_WORDS.items() for word in words.split()}
_HEADED = {
    "contents": """
        table of contents, table of content, contents, on this page, in this article, page contents, quick links
    """,
    "related": """
        related articles, related posts, related, related questions, related topics, related reading, recommended,
        recommended reading, recommended articles, read next, up next, you may also like, you might also like,
        more from, more articles, similar articles, similar questions, similar reads, also read, popular posts,
        recent posts, trending, explore more, more like this
    """,
    "comments": "comments, leave a comment, leave a reply, discussion, responses, join the discussion",
    "tags": "tags taglist",
    "sharing": "share, share this, share this article, share this post, follow us, was this helpful, rate this article",
    "advert": "newsletter, subscribe, subscribe to our newsletter, sponsored, advertisement, sponsors, our sponsors",
    "byline": "about the author, about the authors, written by, author",
}
_HEADING_KINDS = {" ".join(words.split()): kind for kind, several in _HEADED.items() for words in several.split(",")}
_COUNT = re.compile(r"^\W*\d*\s*|\W*\d*\W*$")
_CONTENT_ASIDE = frozenset(
    {"note", "tip", "warning", "caution", "info", "admonition", "callout", "danger", "important"}
)
_CONTENT = frozenset({"article", "details", "li", "main", "section"})
_MOST = 0.5
_LONGEST_BYLINE = 60
_LONGEST_LINK = 80
_ELSEWHERE = r"(?:[ ](?:page|question|chapter|lesson|topic|article|post|section|set))?"
_AWAY = re.compile(
    rf"\W*(?:(?:go[ ]|return[ ])?back(?:[ ]to\b.{{0,60}})?|return[ ]to\b.{{0,60}}|home(?:[ ]page)?|next{_ELSEWHERE}|"
    rf"prev(?:ious)?{_ELSEWHERE}|main[ ]menu|top)\W*",
    re.IGNORECASE,
)


def furniture_of_page(body: "LexborNode") -> dict[int, str]:
    """The kind of every part of a page that is about the page, by the `mem_id` of its outermost element.

    An element with more than half of the page's words is none, whatever it is called.
    """
    most = max(_MOST * len(text_of(body).split()), 20)
    found: dict[int, str] = {}
    inside: set[int] = set()
    for node in descendants(body):
        above = node.parent
        if above is not None and (above.mem_id in inside or above.tag == "pre"):
            inside.add(node.mem_id)
        elif node.is_element_node and (kind := _kind(node)):
            if len(text_of(node).split()) <= most:
                found[node.mem_id] = kind
                inside.add(node.mem_id)
        elif (node.tag in HEADINGS or _is_bold(node)) and (kind := _kind_below(node)):
            for one in (node, *_below(node)):
                if one.mem_id not in found and len(text_of(one).split()) <= most:
                    found[one.mem_id] = kind
                    inside.add(one.mem_id)
    return found


def _kind(node: "LexborNode") -> str | None:
    """The kind of furniture that an element says it is."""
    tag = node.tag or ""
    attributes = node.attributes
    of_field = tag == "label" and attributes.get("for") and not says_option(node) and not opens_more(node)
    if is_control(node) or of_field:
        return "control"
    if tag == "a" and _leads_away(node):
        return "navigation"
    if tag == "summary":
        return "wrapper" if announces_an_answer(text_of(node)) else None
    if tag in {"ul", "ol"} and _links_to_page(node):
        return "contents"
    role = _BY_ROLE.get((attributes.get("role") or "").casefold())
    if tag in _BY_TAG or role:
        return _BY_TAG.get(tag) or role
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:400]
    kind = _kind_of_names(named) if named.strip() else None
    if tag == "header" and not _has_heading(node) and not _inside(node, _CONTENT):
        return kind or "navigation"
    if attributes.get("id") == "header" and tag in BLOCKS and not _has_heading(node):
        return "navigation"
    if tag == "aside" and not (set(re.findall(r"[a-z]+", named.casefold())) & _CONTENT_ASIDE):
        return kind or "aside"
    if (
        kind is None
        or not (tag in BLOCKS or tag in {"a", "iframe", "ins"} or "-" in tag)
        or tag in {"body", "main", "pre"}
    ):
        return None
    if kind == "byline":
        text = text_of(node)
        says_more = len(text) > _LONGEST_BYLINE * 2 or metadata_of(text) is not None or ends_as_question(text)
        return None if says_more else kind
    return kind


def _leads_away(link: "LexborNode") -> bool:
    """Whether a link leads back or on to another page, and stands on its line with no words but such links."""
    before = _line(link, "prev")
    after = _line(link, "next")
    return all(one.tag == "a" and _AWAY.fullmatch(text_of(one)[:_LONGEST_LINK]) for one in (link, *before, *after))


def _line(node: "LexborNode", way: str) -> Iterator["LexborNode"]:
    """What says something before or after a node on its line: up to a block, a break, or the end of what is around."""
    other = node.prev if way == "prev" else node.next
    while other is not None and other.tag not in BLOCKS and other.tag != "br":
        if (other.is_text_node or other.is_element_node) and other.tag not in UNSEEN and text_of(other):
            yield other
        other = other.prev if way == "prev" else other.next


def _kind_of_names(named: str) -> str | None:
    """The kind that the first or last word of a class or id names."""
    for name in named.split():
        parts = [part.casefold() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)]
        if "-toc" in f"-{name}" and "toc" in parts:
            return "contents"
        if parts[:1] == ["md"] or parts[:1] == ["theme"]:
            parts = parts[1:]
        for part in dict.fromkeys([*parts[:1], *parts[-1:]]):
            if part in _KINDS:
                return _KINDS[part]
        if len(parts) == 2 and "".join(parts) in _KINDS:
            return _KINDS["".join(parts)]
        if parts == ["table", "of", "contents"]:
            return "contents"
    return None


def _has_heading(node: "LexborNode") -> bool:
    """Whether a heading of the first level stands in an element."""
    return any(one.tag == "h1" for one in descendants(node))


def _inside(node: "LexborNode", tags: frozenset[str]) -> bool:
    """Whether an element stands in one of these tags."""
    return any(above.tag in tags for above in ancestors(node))


def _links_to_page(node: "LexborNode") -> bool:
    """Whether all the words of a list are links to places on its own page."""
    links = [one for one in descendants(node) if one.tag == "a" and (one.attributes.get("href") or "").startswith("#")]
    linked = sum(len(text_of(one).split()) for one in links)
    return len(links) > 1 and 10 * linked >= 9 * len(text_of(node).split())


def _is_bold(node: "LexborNode") -> bool:
    """Whether an element is a paragraph of nothing but bold words before a list."""
    first = node.first_child if node.tag in {"p", "div"} else None
    bold = first is not None and first.tag in {"b", "strong"} and first.next is None
    return bold and next((one.tag for one in _after(node) if one.is_element_node), "") in {"ul", "ol"}


def _after(node: "LexborNode") -> Iterator["LexborNode"]:
    """What stands after a node in its parent."""
    following = node.next
    while following is not None:
        yield following
        following = following.next


def _kind_below(heading: "LexborNode") -> str | None:
    """The kind of what stands below a heading with usual words, such as "Related articles" or "2 comments"."""
    words = " ".join(text_of(heading).casefold().split())
    return _HEADING_KINDS.get(_COUNT.sub("", words[:80])) if len(words) < _LONGEST_BYLINE else None


def _below(heading: "LexborNode") -> Iterator["LexborNode"]:
    """What stands beside a heading down to the next of its level or above; below bold words the list alone."""
    level = heading.tag if heading.tag in HEADINGS else ""
    for one in _after(heading):
        if level and any(other.tag in HEADINGS and (other.tag or "") <= level for other in (one, *descendants(one))):
            return
        if one.is_text_node or (one.is_element_node and one.tag not in UNSEEN):
            yield one
        if not level and one.tag in {"ul", "ol"}:
            return
