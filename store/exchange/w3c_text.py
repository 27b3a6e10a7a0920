"""How scribe.perl shows a line: a link as the words that were written for it, and, if asked, smileys and emphasis.

Its summaries hold this text, so ours do. `-> https://example.org the plan` reads `the plan`.
"""

from __future__ import annotations

import re

from store.exchange.w3c_options import Options

_SCHEME = r"(?:(?<![a-z])[a-z]+://|mailto:[^\s<@]{1,300}@|geo:[0-9.]|urn:[a-z0-9-]{1,100}:)"
_ENDS = r"\s<>\"‘’“”«»‹›"
URL = re.compile(rf"(?<!\(){_SCHEME}[^{_ENDS}]+|{_SCHEME}[^{_ENDS})]+", re.IGNORECASE)
"""An address; one after an opening bracket ends at the closing one."""

_ARROW_BEFORE = re.compile(r"--?> *$")
_ARROW_AFTER = re.compile(r" *--?> *")
_QUOTED = re.compile(r' *(?:"([^"\t]*)"|\'([^\'\t]*)\')')
_GITHUB = re.compile(
    r"https://github\.com/([^/]+)/([^/]+)(?:/?|/(?:issues|pull)/([0-9]+)(#issuecomment-.*)?)", re.DOTALL
)
_LONGEST_STYLED = 1000
"""Marks of emphasis are looked for in texts up to this length, because each may be closed by any later one, and"""
_DEEPEST_STYLED = 4
"""one inside the other this many times."""


def first_url(text: str) -> str | None:
    """The first address in a text."""
    found = URL.search(text)
    return found[0] if found else None


def shown(text: str, options: Options) -> str:
    """A text as it stands in scribe.perl's summaries."""
    pieces: list[str] = []
    rest = text
    while found := URL.search(rest):
        before, words, rest = _link(rest[: found.start()], rest[found.end() :])
        pieces += [_styled(before, options), words or _address(found[0], options)]
    return "".join([*pieces, _styled(rest, options)])


def _link(before: str, after: str) -> tuple[str, str, str]:
    """(the text before the link, the words that stand for it or "", the text after it).

    The words may stand behind `-> URL`, before `-> URL`, between `->` and the URL, after `URL ->` or in `[words](URL)`.
    """
    arrow = _ARROW_BEFORE.search(before)
    if arrow:
        before = before[: arrow.start()]
        words, rest = _words_after(after) if not after.lstrip(" ").startswith(("'", '"')) else _quoted_after(after)
        if rest is not None:
            return before, words, rest
        head, tab, tail = before.rpartition("\t")
        return (head + tab, tail.strip(" "), after) if tail.strip(" ") else (before, "", after)
    head, mark, tail = before.partition("->")
    if mark and tail.strip(" "):
        return head.removesuffix("-"), tail.strip(" "), after
    arrow = _ARROW_AFTER.match(after)
    if arrow:
        words, rest = _words_after(after[arrow.end() :])
        return before, words, after[arrow.end() :] if rest is None else rest
    if after.startswith(")") and before.endswith("]("):
        open_at = before.find("[", before.rfind("]", 0, len(before) - 2) + 1)
        words = before[open_at + 1 : -2] if open_at >= 0 else ""
        if words:
            return before[:open_at].removesuffix("!"), words, after[1:]
    return before, "", after


def _words_after(text: str) -> tuple[str, str | None]:
    """(the words a link is shown as, the text behind them), quoted or up to a tab; None when there are no words."""
    words, rest = _quoted_after(text)
    if rest is not None:
        return words, rest
    words, tab, rest = text.partition("\t")
    return words.strip(" "), (tab + rest) if words.strip(" ") else None


def _quoted_after(text: str) -> tuple[str, str | None]:
    """The same, when the words must stand in quotes."""
    quoted = _QUOTED.match(text)
    return (quoted[1] or quoted[2] or "", text[quoted.end() :]) if quoted else ("", None)


def _address(url: str, options: Options) -> str:
    """A bare address: GitHub's are abbreviated, and others shortened if asked."""
    github = _GITHUB.fullmatch(url)
    if github:
        owner, name, number, comment = github.groups()
        return f"{owner}/{name}" + (f"#{number}" if number else "") + (" (comment)" if comment else "")
    if options.url_display == "shorten" and len(url) > 10:
        return f"{url[:5]}…{url[-6:]}"
    return url


_SMILEYS = {":-)": "☺", ";-)": "😉\ufe0e", ":-(": "☹", ":-/": "😕\ufe0e", ",-)": "😜\ufe0e", "\\o/": "🙌\ufe0e"}
_ARROWS = (
    (re.compile(r"(?<!-)-->"), "⟶"),
    (re.compile(r"(?<!-)->"), "→"),
    (re.compile(r"(?<!=)==>"), "⟹"),
    (re.compile(r"(?<!=)=>"), "⇒"),
    (re.compile(r"<--(?!-)"), "⟵"),
    (re.compile(r"<-(?!-)"), "←"),
    (re.compile(r"<==(?!=)"), "⟸"),
    (re.compile(r"<=(?!=)"), "⇐"),
)
_EMPHASIS = re.compile(r"(?<![^\s\W_])([_/*`])(.+?)\1(?=[\W_]|$)")


def _styled(text: str, options: Options) -> str:
    """With the option for it, a text with its smileys and arrows drawn and its marks of emphasis taken off."""
    if not options.emphasis or len(text) > _LONGEST_STYLED:
        return text
    for typed, drawn in _SMILEYS.items():
        text = text.replace(typed, drawn)
    for pattern, drawn in _ARROWS:
        text = pattern.sub(drawn, text)
    for _ in range(_DEEPEST_STYLED):
        text = _EMPHASIS.sub(r"\2", text)
    return text.replace("\\$", "$")
