"""Lines that steer a meeting rather than tell of it: corrections, votes, who is here, who wants to speak.

Their forms are those of W3C meetings (Zakim for the floor, scribe.perl for corrections). Light: nothing but builtins
at run time.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from store.line.marks import Known

ROLL = {"present": "=", "regrets": "=", "late": "", "guest": ""}
"""Who is here, not here, late, a guest. `present: ana, ben` (or `present=`) says who is, once and for all; `late: dee`
says one more, as people come one by one, and only of those there are: `Late: the invoice` is a sentence.
"""

_VOTES = ("0", "+0", "-0", "+1", "-1")


def correction(body: str) -> tuple[str, str, str, str] | None:
    """("s" or "i", old, new, flag) of `s/old/new/g` or `i|where|line|`; None for any other line.

    The delimiter is `/` or `|`; OLD is plain text and not empty; NEW may hold the delimiter, and a last one only ends
    the command. `g` stands for all earlier lines, `G` for all lines.
    """
    if body[:1] not in ("s", "i") or body[1:2] not in ("/", "|"):
        return None
    sign = body[1]
    at = body.find(sign, 2)
    if at < 3:
        return None
    new, flag = body[at + 1 :], ""
    if new[-2:] in (sign + "g", sign + "G"):
        new, flag = new[:-2], new[-1]
    elif new.endswith(sign):
        new = new[:-1]
    return body[0], body[2:at], new, flag


def vote(body: str, known: Known | None = None) -> tuple[str, str] | None:
    """(vote, reason) of `+1`, `-1 because …`, `+0.5`, `0`; None for any other line.

    A number that begins a sentence is no vote: `0 leads came in`, `+1 % in May`, `+2 to that`. Behind a `0` stands
    nothing, why, or who votes so, all of them `known`: `0 ana, ben`.
    """
    words = body.split(None, 1)
    typed = words[0].replace("−", "-").replace("–", "-").rstrip(",.:;!")
    reason = words[1] if len(words) > 1 else ""
    half = typed[:1] in ("+", "-") and typed[1:3] == "0." and typed[3:].isdecimal() and len(typed) < 6
    if not (typed in _VOTES or (half and typed.isascii())) or reason[:1] in ("%", "‰"):
        return None
    if typed == "0" and reason and reason.split(None, 1)[0].lower() != "because":
        listed = names_in(reason, known) if known is not None else ()
        if known is None or not listed or not all(known("@", name.lower()) for name in listed):
            return None
    return typed, reason


def roll_call(body: str, known: Known | None) -> tuple[str, str, tuple[str, ...]] | None:
    """(present|regrets|late|guest, sign, names) of `present+ ana, ben`; None for any other line.

    The sign is `+` for more, `-` for fewer, `=` for exactly these. Without names it is about the one who types.
    """
    low = body[:8].lower()
    for word, exact in ROLL.items():
        if not low.startswith(word):
            continue
        end = len(word)
        if word == "guest" and low[end : end + 2] in ("s+", "s-"):
            end += 1
        sign, rest = body[end : end + 1], body[end + 1 :]
        if not exact and sign == ":":
            listed = names_in(rest, known)
            here = known is not None and bool(listed) and all(known("@", name.lower()) for name in listed)
            return (word, "+", listed) if here else None
        if sign in (":", "=", "："):
            listed = names_in("" if rest.strip().lower() == "(no one)" else rest, known)
            # `Present: the plan to sales` is a sentence.
            return (word, "=", listed) if exact and all(name.count(" ") < 3 for name in listed) else None
        if sign == "+" or (sign == "-" and _ends(rest)):
            return word, sign, names_in(rest, known)
    return None


def queue(body: str, known: Known | None) -> tuple[str, tuple[str, ...], str] | None:
    """(sign, names, what about) of `q+`, `q+ ana to ask about dates`, `q-`, `queue+ ana`; None for any other line."""
    word = body[:5].lower() if body[:5].lower() == "queue" else body[:1].lower()
    sign, rest = body[len(word) : len(word) + 1], body[len(word) + 1 :]
    if word not in ("q", "queue") or sign not in ("+", "-") or (sign == "-" and not _ends(rest)):
        return None
    rest = " ".join(rest.split())
    names, to, about = ("", "to ", rest[3:]) if rest.startswith("to ") else rest.partition(" to ")
    listed = names_in(names, known)
    if not to and any("to" in name.split() for name in listed):
        return sign, (), rest
    return sign, listed, about


def given(body: str, known: Known | None) -> str:
    """Who has the floor now, of `ack ana` and `ack next`; empty for any other line, `ack to that` too."""
    word, _, rest = body.partition(" ")
    name = rest.strip().lstrip("@")
    if word.lower() != "ack" or not name or len(name.split()) > 3:
        return ""
    low = " ".join(name.lower().split())
    return name if low == "next" or (known is not None and known("@", low)) else ""


def _ends(rest: str) -> bool:
    """Whether a `-` ends its word, as in `late- ana`, unlike `late-night call`."""
    return not rest or rest[0] == ":" or rest[0].isspace()


def names_in(text: str, known: Known | None) -> tuple[str, ...]:
    """The names of a list: divided by commas and `and`; by blanks where each begins with `@` or each is known.

    Names stay as typed, but for a leading `@`: `Dana Fox` is one guest.
    """
    parts: list[list[str]] = [[]]
    for word in text.replace(",", " , ").split():
        if word in (",", "and"):
            parts.append([])
        else:
            parts[-1].append(word)
    names: list[str] = []
    for part in parts:
        apart = all(word[0] == "@" for word in part)
        if not apart and known is not None and len(part) > 1:
            apart = all(known("@", word.strip("@:：;.=").lower()) for word in part)
        names += part if apart else [" ".join(part)]
    tidied = [name.strip(" @:：;.=") for name in names]
    return tuple(dict.fromkeys(name for name in tidied if name and name.lower() not in ("and", "(no one)")))
