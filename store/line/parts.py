"""The parts of a line that are no marks: who speaks, the address of a link, the touchpoint of a friction.

Each function takes a text and gives the part and the rest of the text. Light: nothing but builtins at run time.
"""

from __future__ import annotations

from store.line.kinds import COLONS, WORDS, colon_in
from store.line.marks import KEYS, is_handle, marks_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from store.line.marks import Known

_LABELS = (
    # Words before a colon that label a sentence; a speaker is somebody.
    "agenda agendum also answer attendees author background better caution chair chairs context correction date "
    "details e.g eg etc example f.y.i fact faq figure ftp fyi github goal goals guest here hint http https i.e ie "
    "important irc join keep late location mailto meeting metric minutes n.b nb next note notes outcome outcomes "
    "plan poll present previous ps published q question questions re reason recording regrets reminder repo "
    "result results rrsagent scribe scribenick scribeoptions see slideset so source ssh status step summary "
    "target time tip title tldr topics update updates url vs warning when where who why zakim zoom"
)
_NOT_SPEAKERS = frozenset(_LABELS.split())
BETWEEN = ("↔", "<->", "<>", "/", "vs", "vs.")
"""What may stand between the two goals of a conflict."""


def continued(body: str) -> str:
    """What follows `…`, `...` or `..`; "" when the line does not go on from another (`../leads.csv`)."""
    for dots in ("…", "...", ".."):
        if body.startswith(dots):
            rest = body[len(dots) :]
            return "" if rest[:1] in ("/", "\\") else rest.strip()
    return ""


def speaker_in(body: str, known: Known | None = None) -> tuple[str, str]:
    """(speaker, what was said) of `Ana: said`; ("", the line) when nobody is said to speak.

    As in W3C minutes a name has no blank, but for the full name of somebody who is `known`. Behind an ASCII colon a
    blank must follow, which spares times, addresses and paths; words that label a sentence (`note:`) are no names.
    """
    at = colon_in(body)
    name, said = body[: max(at, 0)].rstrip(), body[at + 1 :]
    low = name.lower()
    if at < 1 or not said.strip() or (body[at] == ":" and not said[0].isspace()):
        return "", body
    if not (name[0].isalpha() or (name[0] in "._" and name[1:2].isalpha())) or name[-1] in ".-":
        return "", body
    if low in _NOT_SPEAKERS or low in WORDS or low in KEYS or low.startswith(("issue-", "action-")):
        return "", body
    if any(letter in "\"'<>()/\\=,;?!@#+*%&$" for letter in name):
        return "", body
    words = low.split()
    if len(words) > 1 and (known is None or not known("@", " ".join(words))):
        return "", body
    return " ".join(name.split()), said.strip()


def is_definition(body: str) -> bool:
    """Whether a line is `term := meaning`: a term of at most five words, a blank behind the sign."""
    left, sign, right = body.partition(":=")
    words = [word for word in left.split() if not marks_in(word)[1]]
    return bool(sign) and 0 < len(words) < 6 and (not right or right[0].isspace())


def alias_in(body: str) -> tuple[str, str]:
    """(the term, what else it is called) of `lead: MQL, SAL`; ("", the line) without a colon. Marks are text."""
    begins = next((at for at, sign in enumerate(body) if sign not in COLONS + "\\" and not sign.isspace()), len(body))
    body = body[begins:]
    at = colon_in(body)
    return (body[:at].strip(), body[at + 1 :].strip()) if at > 0 else ("", body)


def touchpoint_in(body: str) -> tuple[str, str]:
    """(touchpoint, the rest) of `call-script: the text`; marks may stand before it."""
    words = body.split()
    before = 0
    while before < len(words) and marks_in(words[before])[1]:
        before += 1
    name = words[before][:-1].lower() if before < len(words) and words[before][-1] in COLONS else ""
    if not is_handle(name):
        return "", body
    *marks, _, rest = [*body.split(None, before + 1), ""][: before + 2]
    return name, " ".join([*marks, rest]).strip()


def goals_in(body: str) -> tuple[tuple[str, ...], str]:
    """(the two goals, the rest) of `volume clean: why`, also `volume ↔ clean: why`, `volume vs clean: why`.

    Marks may stand before them. Without two goals and a colon: ((), the line).
    """
    words = body.split()
    before = 0
    while before < len(words) and marks_in(words[before])[1]:
        before += 1
    names = words[before : before + 3]
    last = next((at for at, word in enumerate(names) if word[-1] in COLONS), 0)
    pair = tuple(word.rstrip(COLONS).lower() for word in names[: last + 1] if word.lower() not in BETWEEN)
    if len(pair) != 2 or not all(map(is_handle, pair)):
        return (), body
    *marks, rest = [*body.split(None, before + last + 1), ""][: before + last + 2]
    return pair, " ".join([*marks[:before], rest]).strip()


def url_in(body: str) -> tuple[str, str]:
    """(url, the rest) of `#link pre url post`: the first web address, else a first word that could be one."""
    words = body.split()
    places = [at for at, word in enumerate(words) if is_url(word)]
    if not places:
        marked = 0
        while marked < len(words) and marks_in(words[marked])[1]:
            marked += 1
        bare = _bare_url(words[marked]) if marked < len(words) else ""
        if not ("." in bare[1:-1] or "/" in bare[:-1]) or ":" in bare[:8] or marks_in(bare)[0]:
            return "", body
        places = [marked]
    at = places[0]
    return _bare_url(words[at]), " ".join([*words[:at], *words[at + 1 :]])


def is_url(word: str) -> bool:
    """Whether a word is a whole address, as MeetBot knows one."""
    scheme, slashes, rest = _bare_url(word).partition("//")
    return bool(slashes and rest) and scheme.lower() in ("http:", "https:", "irc:", "ftp:", "mailto:", "ssh:")


def _bare_url(word: str) -> str:
    """An address without the full stop or bracket of the sentence around it."""
    end = len(word)
    unmatched = word.count(")") - word.count("(")
    while end and (word[end - 1] in ".,;" or (word[end - 1] == ")" and unmatched > 0)):
        unmatched -= word[end - 1] == ")"
        end -= 1
    return word[:end]
