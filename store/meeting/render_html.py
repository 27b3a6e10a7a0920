"""Blocks as one HTML file that needs nothing else: to open, to print, to attach to a mail.

No script, no font and no style comes from elsewhere, and the file's own policy lets none in. It is light or dark as the
reader's system is, and black on white on paper. What people typed is text and never markup; only an address of the web
becomes a link, and it shows where it leads.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.meeting.addresses import addresses
from store.meeting.blocks import Block, Span
from store.meeting.render_markdown import HEADINGS, LISTS

BOX = {"open": '<input type="checkbox" disabled>', "done": '<input type="checkbox" checked disabled>'}

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})

STYLE = r"""
:root { color-scheme: light dark; --ink: #1d2329; --soft: #59636e; --line: #d5dae0; --mark: #0b5f6b; --page: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --soft: #9aa5b1; --line: #39424c; --mark: #6fd0dd; --page: #14181d; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1, h2, h3, p, li { unicode-bidi: plaintext; }
h1 { margin: 0 0 .75rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.25rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.15rem; }
h3 { margin: 1.4rem 0 .5rem; font-size: 1rem; color: var(--mark); }
p { margin: 0 0 .75rem; color: var(--soft); }
ul { margin: 0 0 1rem; padding-left: 1.35rem; }
li { margin: .3rem 0; }
li::marker { color: var(--soft); }
li.task { list-style: none; }
li.task input { appearance: none; width: 1rem; height: 1rem; margin: -.15rem .35rem 0 -1.35rem; vertical-align: middle;
  border: 1.5px solid var(--soft); border-radius: .2rem; font-size: .8rem; line-height: .8rem; text-align: center; }
li.task input:checked::before { content: "\2713"; font-weight: bold; color: var(--ink); }
a { color: var(--mark); }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --mark: #000; --page: #fff; }
  @page { margin: 18mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  li { break-inside: avoid; }
}
"""

HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
"""


def to_html(blocks: Iterable[Block]) -> str:
    """The document as a whole HTML file, ending in a line break; its title is that of the first block."""
    made = list(blocks)
    title = escape(made[0].text) if made else ""
    out = [f"{HEAD}<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"]
    level, listing = 0, False
    for block in made:
        if listing and block.kind not in LISTS:
            out.append("</ul>")
        elif block.kind in LISTS and not listing:
            out.append("<ul>")
        listing = block.kind in LISTS
        if block.kind in HEADINGS:  # a level is never left out: readers that speak go from heading to heading
            level = min(HEADINGS.index(block.kind), level) + 1
        out.append(_element(block, level))
    if listing:
        out.append("</ul>")
    return "\n".join([*out, "</main>\n</body>\n</html>\n"])


def escape(text: str) -> str:
    """`text` so that HTML shows just that text, in an element and in an attribute between quotation marks."""
    return text.translate(_ESCAPES)


def _element(block: Block, level: int) -> str:
    """One block; `level` is that of the heading it is or stands under."""
    words = "".join(map(_span, block.spans))
    if block.kind in HEADINGS:
        return f"<h{level}>{words}</h{level}>"
    if block.kind in BOX:
        return f'<li class="task"><label>{BOX[block.kind]}{words}</label></li>'
    tag = "li" if block.kind == "item" else "p"
    return f"<{tag}>{words}</{tag}>"


def _span(span: Span) -> str:
    words = _linked(span.text)
    return f"<strong>{words}</strong>" if span.style else words


def _linked(text: str) -> str:
    """Escaped text with its web addresses as links."""
    out: list[str] = []
    at = 0
    for start, url in addresses(text):
        safe = escape(url)
        out += [escape(text[at:start]), f'<a href="{safe}">{safe}</a>']
        at = start + len(url)
    return "".join([*out, escape(text[at:])])
