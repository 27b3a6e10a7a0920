"""Minutes as an HTML file: nothing people type is markup, and the file needs nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.meeting.blocks import Block, Span, block, one_line, strong
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_html import BOX, escape, to_html
from store.meeting.render_text import to_text
from tests.rules.standups import LATER, rich
from tests.rules.test_minutes_markdown import SNIPPETS, as_read, hostile

MARKUP = (
    *("<script>alert(1)</script>", "</main>", "</style>", "</title>", "<img src=x onerror=alert(1)>", "<a href='x'>"),
    *('" onclick="x', "' onclick='x", "&lt;b&gt;", "&#60;b>", "&amp", "<!-- ", "-->", "]]>", "<![CDATA["),
    *("javascript:alert(1)", "data:text/html,<b>", "https://x.y/'><b>", 'https://x.y/"><b>', "https://x.y/?a&b=1;"),
    *("<svg/onload=x>", "http://", "HTTPS://X.Y", "`"),
)  # fmt: skip
texts = st.one_of(hostile, st.lists(st.sampled_from([*MARKUP, *SNIPPETS]), max_size=12).map("".join))

TAGS = ("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li", "label", "input")
TAGS_IN_LINES = ("strong", "a")
KINDS = {"h1": "title", "h2": "heading", "h3": "subheading", "p": "paragraph", "li": "item"}


class Reader(HTMLParser):
    """The blocks an independent parser finds in `<main>`; fails on a tag or an attribute that none of ours has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.title = ""
        self.levels: list[int] = []
        self.links: list[tuple[str, str]] = []
        self._path: list[str] = []
        self._spans: list[Span] = []
        self._kind = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS or tag in TAGS_IN_LINES, tag
        given = dict(attrs)
        if tag == "a":
            assert list(given) == ["href"]
            self.links.append((given["href"] or "", ""))
        elif tag == "input":
            assert given in (
                {"type": "checkbox", "disabled": None},
                {"type": "checkbox", "disabled": None, "checked": None},
            )
            self._kind = "done" if "checked" in given else "open"
        elif tag not in ("html", "meta"):
            assert given in ({}, {"class": "task"}), given
        if tag in KINDS:
            self._kind, self._spans = KINDS[tag], []
            self.levels += [int(tag[1])] if tag[0] == "h" else []
        if tag not in ("meta", "input"):
            self._path.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._path.pop() == tag
        if tag in KINDS:
            self.blocks.append(Block(self._kind, tuple(self._spans)))  # type: ignore[arg-type]

    def handle_data(self, data: str) -> None:
        if "title" in self._path:
            self.title += data
        elif set(self._path) & set(KINDS):
            if "a" in self._path:
                self.links[-1] = (self.links[-1][0], self.links[-1][1] + data)
            self._spans.append(Span(data, "strong" if "strong" in self._path else ""))
        else:
            assert not data.strip() or "style" in self._path, data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment

    def handle_decl(self, decl: str) -> None:
        assert decl == "DOCTYPE html"


def read(html: str) -> Reader:
    """A whole HTML file, read by the parser of the standard library."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader._path == []  # pyright: ignore[reportPrivateUsage]  # every element was closed
    return reader


@pytest.mark.fault("exports")
@given(texts, texts, st.sampled_from(["title", "heading", "subheading", "paragraph", "item", "open", "done"]))
@example("<script>alert(1)</script>", "javascript:alert(1)", "item")
@example("https://x.y/'onmouseover='a", '"><img src=x>', "open")
@example("</title><b>", "</style>", "title")
def test_any_text_is_read_back_as_that_text(one: str, two: str, kind: str) -> None:
    first, second = one_line(one) or "a", one_line(two) or "b"
    made = [
        block("title", "Minutes of ", first),
        block("heading", second),
        block("subheading", first),
        block(kind, second),  # type: ignore[arg-type]
        block("item", strong(f"{first}:"), " ", second, " — ", first, " (A1)"),
        block("heading", "After"),
        block("done", second, f" — {first}"),
        block("paragraph", first),
    ]
    found = read(to_html(made))
    assert as_read(found.blocks) == as_read(made)
    assert found.title == made[0].text
    for address, shown in found.links:
        assert address == shown
        assert address.lower().startswith(("http://", "https://"))


def test_html_and_mail_text_say_the_same_words() -> None:
    made = blocks(minutes(rich(), "M2", LATER))
    found = read(to_html(made))
    again = [Block(each.kind, tuple(each.spans)) for each in found.blocks]
    assert to_text(again) == to_text(made)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("see https://x.y/a_(b), then", 'see <a href="https://x.y/a_(b)">https://x.y/a_(b)</a>, then'),
        ("https://x.y/?a=1&b='2'x", '<a href="https://x.y/?a=1&amp;b=&#39;2&#39;x">https://x.y/?a=1&amp;b=&#39;2&#39;x</a>'),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("javascript://x.y/%0aalert(1)", "javascript://x.y/%0aalert(1)"),
        ("ftp://x.y file:///etc mailto:a@b.c www.x.y", "ftp://x.y file:///etc mailto:a@b.c www.x.y"),
        ("R&D <3 \"it's\"", "R&amp;D &lt;3 &quot;it&#39;s&quot;"),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(text: str, source: str) -> None:
    assert f"<li>{source}</li>" in to_html([block("title", "T"), block("item", text)])


@given(st.lists(st.sampled_from(["title", "heading", "subheading", "item"]), min_size=1, max_size=9))
def test_no_level_of_headings_is_left_out(kinds: Sequence[str]) -> None:
    levels = read(to_html([block("title", "T"), *(block(kind, "a") for kind in kinds)])).levels  # type: ignore[arg-type]
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_tasks_are_boxes_that_cannot_be_ticked() -> None:
    made = to_html([block("title", "T"), block("open", "ask"), block("done", "told"), block("item", "said")])
    assert f'<li class="task"><label>{BOX["open"]}ask</label></li>' in made
    assert f'<li class="task"><label>{BOX["done"]}told</label></li>' in made
    assert made.count("<ul>") == made.count("</ul>") == 1


def test_the_file_needs_nothing_else_and_suits_screen_and_paper() -> None:
    made = to_html(blocks(minutes(rich(), "M2", LATER)))
    assert made.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "prefers-color-scheme: dark" in made
    assert "@media print" in made
    assert "default-src 'none'" in made
    assert not re.search(r"<script|<link|@import|url\(|\bsrc=|\bon\w+=", made)
    assert '<a href="https://example.com/files_v2">' in made


@pytest.mark.fault("exports")
@given(st.text())
def test_escaped_text_ends_no_attribute_and_begins_no_tag(text: str) -> None:
    assert not set(escape(text)) & set("<>\"'")
