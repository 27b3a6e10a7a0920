"""Nothing people type can break the Markdown of the minutes, and an independent parser reads back what they typed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from store.meeting.blocks import Block, Span, block, one_line, strong
from store.meeting.render_markdown import escape, to_markdown

SNIPPETS = (
    *("# ", "## ", "#", "- ", "+ ", "* ", "> ", "1. ", "12) ", "```", "~~~", "~~", "|", "|-|-|", "===", "---", "***"),
    *("___", "[x] ", "[ ] ", "[TODO]", "[a](b)", "[a]: b", "![i](j)", "[^1]", "[^1]: x", "<why>", "</b>", "<!--", "<?"),
    *("<https://a.b>", "<a@b.c>", "&amp;", "&#35;", "&copy", "\\", "\\*", "\\\\", "`", "``", "*a*", "_b_", "a_b", "**"),
    *("  ", "\t", "\n", "\r\n", "\u2028", "\x85", "\x0b", "\x0c", "\xa0", "\u3000", "\x00", "\x1b[31m", "\u202e"),
    *("https://example.com/a_b_c", "http://x.y/(z)", "https://x.y/?a=1&amp;b", "\ud800", "a", "9", "é", "語", "́"),
    *("\ufeff", " ", " ", ".", ":", "!", "(", ")", "]", "[", "<", ">", "&", "_", "*", "~", "'", '"', "^", "="),
)  # fmt: skip
hostile = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join),
)
KINDS = {"h1": "title", "h2": "heading", "h3": "subheading"}


def parser() -> MarkdownIt:
    """CommonMark and the extensions that readers of minutes are likely to have."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(tasklists_plugin).use(footnote_plugin)
    reader.normalizeLinkText = lambda url: url  # type: ignore[method-assign]  # it shows addresses shortened
    return reader


def plain(tokens: Sequence[Token]) -> list[Span]:
    """The words of a paragraph as a reader sees them, strong or not."""
    out: list[Span] = []
    style = ""
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            style = "strong" if token.type == "strong_open" else ""
        elif token.type == "text":
            out.append(Span(token.content, style))
        elif token.type == "html_inline" and "task-list-item-checkbox" in token.content:
            out.append(Span("[x]" if "checked=" in token.content else "[ ]", "strong"))
        else:
            assert token.type in ("link_open", "link_close"), f"people's text became {token.type}"
            assert token.markup == "autolink"
    return out


def read(markdown: str) -> list[Block]:
    """The blocks an independent parser sees in Markdown; fails on any construct that blocks do not have."""
    out: list[Block] = []
    lists, kind = 0, ""
    for token in parser().parse(markdown):
        if token.type == "inline":
            spans = plain(token.children or [])
            assert lists <= 1, "a list in a list"
            if kind == "item" and spans and spans[0].style == "strong" and spans[0].text in ("[x]", "[ ]"):
                kind = "done" if spans.pop(0).text == "[x]" else "open"
                spans[0] = Span(spans[0].text.lstrip(), spans[0].style)
            out.append(Block(kind, tuple(_joined(spans))))  # type: ignore[arg-type]
        elif token.type == "heading_open":
            kind = KINDS[token.tag]
        elif token.type == "paragraph_open":
            kind = "item" if lists else "paragraph"
        elif token.type in ("bullet_list_open", "bullet_list_close"):
            lists += 1 if token.type == "bullet_list_open" else -1
        else:
            assert token.type in ("heading_close", "paragraph_close", "list_item_open", "list_item_close"), token.type
    return out


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Neighbours of one style as one."""
    out: list[Span] = []
    for span in spans:
        if out and out[-1].style == span.style:
            out[-1] = Span(out[-1].text + span.text, span.style)
        elif span.text:
            out.append(span)
    return out


def as_read(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with neighbouring spans joined, as a parser gives them back."""
    return [Block(each.kind, tuple(_joined(each.spans))) for each in blocks]


@pytest.mark.fault("exports")
@given(hostile, hostile, st.sampled_from(["title", "heading", "subheading", "item", "open", "done"]))
@example("[TODO] ask them <why>", "", "item")
@example("*", "*", "item")
@example("https://example.com/_a_*b*", "1.", "item")
@example("C #", "##", "heading")
def test_any_text_is_read_back_as_that_text(one: str, two: str, kind: str) -> None:
    """In a heading, an item or a task, alone, behind a label, and with another text behind it."""
    first, second = one_line(one) or "a", one_line(two) or "b"
    blocks = [
        block("title", "Minutes of ", first),
        block("paragraph", "Before."),
        block(kind, first),  # type: ignore[arg-type]
        block("paragraph", "Between."),
        block("item", strong(f"{first}:"), " ", second, " — ", first, " (A1)"),
        block(kind, second, f" — {first}"),  # type: ignore[arg-type]
        block("item", first),
        block("heading", "After"),
        block("item", second),
    ]
    assert read(to_markdown(blocks)) == as_read(blocks)


@pytest.mark.fault("exports")
@given(hostile)
def test_a_text_becomes_one_harmless_line(text: str) -> None:
    line = one_line(text)
    assert line == one_line(line)
    assert len(line.splitlines()) <= 1
    assert not any(letter < " " or "\x7f" <= letter < "\xa0" or "\u202a" <= letter <= "\u202e" for letter in line)


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 = 6, a file_name_v2, R&D, about ~20, 5 < 6 and 7 > 6, C#, #12",
        "50% of 1.200 (net); what now? +1 from Ben",
        'it\'s "quoted" — and costs $5 | month',
        "C:\\temp",
    ],
)
def test_text_that_means_nothing_to_markdown_stays_as_it_is(text: str) -> None:
    assert to_markdown([block("item", text)]) == f"- {text}\n"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("[TODO] ask them <why>", r"\[TODO\] ask them \<why>"),
        ("# not a heading", r"\# not a heading"),
        ("3. not a list", r"3\. not a list"),
        ("*so* __named__ `x`", r"\*so\* \_\_named\_\_ \`x\`"),
        ("&amp; and \\*", r"\&amp; and \\\*"),
        ("see https://example.com/a_b_(c), then", "see <https://example.com/a_b_(c)>, then"),
        ("(https://example.com/_x_)", "(<https://example.com/_x_>)"),
        ("javascript://alert(1)", "javascript://alert(1)"),
    ],
)
def test_only_what_would_be_read_as_markup_is_escaped(text: str, source: str) -> None:
    assert to_markdown([block("item", text)]) == f"- {source}\n"


def test_an_address_keeps_its_characters_and_its_place() -> None:
    assert escape("a https://x.y/z. b http://q?a=1&amp;b c") == r"a <https://x.y/z>. b http://q?a=1\&amp;b c"


def test_sections_are_apart_and_items_together() -> None:
    blocks = [block("title", "T"), block("heading", "H"), block("item", "a"), block("open", "b"), block("heading", "I")]
    assert to_markdown(blocks) == "# T\n\n## H\n\n- a\n- [ ] b\n\n## I\n"
