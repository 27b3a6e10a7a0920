"""Chats exported as JSON: Slack's, Discord's (DiscordChatExporter), Element's, Telegram's and others built like them.

All of them hold a list of messages, each with who, when and what under names that differ little. They are rewritten as
a chat log, one line for each line of a message. Moments that count seconds are UTC.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

from store.exchange.recorded import Unreadable

_LISTS = ("messages", "chat", "events", "chunk", "items")
_WHO = ("nickname", "display_name", "displayName", "real_name", "global_name", "name", "username", "user")
_SENDERS = ("user_profile", "author", "sender", "from", "username", "user", "name", "nick", "who")
_TEXTS = ("body", "content", "text", "message")
_MOMENTS = ("ts", "origin_server_ts", "timestamp", "createdDateTime", "createTime", "created_at", "date", "time")
_SLACK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_COUNT = re.compile(r"\d+(?:\.\d+)?")
_MILLISECONDS = 100_000_000_000
"""A count above this is of milliseconds: of seconds it would be in the year 5138."""


def json_chat(text: str) -> str | None:
    """A JSON export as a chat log; None for what is not JSON. Raises `Unreadable` for JSON that is no chat."""
    if text.lstrip()[:1] not in ("[", "{"):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    messages = _messages(found)
    names = {
        str(one["user"]): who for one in messages if one.get("user_profile") and "user" in one and (who := _who(one))
    }
    lines = [line for one in messages for line in _lines(one, names)]
    if not lines:
        raise Unreadable("This is JSON, but not the export of a chat: no messages with who, when and what are in it.")
    return "\n".join(lines)


def _messages(found: Any) -> list[dict[str, Any]]:
    """The list of messages in an export, oldest first."""
    if isinstance(found, dict):
        holder = cast("dict[str, Any]", found)
        found = next((holder[name] for name in _LISTS if isinstance(holder.get(name), list)), None)
    listed = cast("list[Any]", found) if isinstance(found, list) else []
    messages = [cast("dict[str, Any]", one) for one in listed if isinstance(one, dict)]
    return sorted(messages, key=lambda one: moment.timestamp() if (moment := _moment(one)) else 0.0)


def _lines(message: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    """What a chat program would have logged of one message."""
    who, moment, text = _who(message), _moment(message), _text(message)
    who = names.get(who, who)
    if not who or moment is None or message.get("subtype") in ("channel_join", "channel_leave", "channel_topic"):
        return
    if "ts" in message and "type" in message:
        text = _slack(text, names)
    who = " ".join(who.split()).replace(">", "›").lstrip("@")
    for line in text.splitlines():
        if line.strip():
            yield f"[{moment:%Y-%m-%dT%H:%M:%S}Z] <{who}> {line.strip()}"


def _who(message: dict[str, Any]) -> str:
    """Who wrote a message."""
    for name in _SENDERS:
        sender = message.get(name)
        if isinstance(sender, dict):
            person = cast("dict[str, Any]", sender)
            person = cast("dict[str, Any]", person["user"]) if isinstance(person.get("user"), dict) else person
            sender = next((person[key] for key in _WHO if isinstance(person.get(key), str) and person[key]), "")
        if isinstance(sender, str) and sender.strip():
            return sender
    return ""


def _text(message: dict[str, Any]) -> str:
    """What a message says; the formatted text of some is a list of pieces."""
    for name in _TEXTS:
        said = message.get(name)
        if isinstance(said, dict):
            inner = cast("dict[str, Any]", said)
            said = inner.get("body", inner.get("content", ""))
        if isinstance(said, list):
            pieces = cast("list[Any]", said)
            said = "".join(str(one.get("text", "")) if isinstance(one, dict) else str(one) for one in pieces)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        if isinstance(said, str) and said.strip():
            return said
    return ""


def _moment(message: dict[str, Any]) -> datetime | None:
    """When a message was sent, as its own clock says, or in UTC where it counts seconds."""
    for name in _MOMENTS:
        told = message.get(name)
        try:
            if isinstance(told, str) and not _COUNT.fullmatch(told):
                clock = datetime.fromisoformat(told)
                return clock.astimezone(UTC) if clock.tzinfo else clock.replace(tzinfo=UTC)
            if isinstance(told, (int, float, str)) and not isinstance(told, bool):
                count = float(told)
                return datetime.fromtimestamp(count / 1000 if count > _MILLISECONDS else count, UTC)
        except (ValueError, OverflowError, OSError):
            continue
    return None


def _slack(text: str, names: dict[str, str]) -> str:
    """Slack's marks taken off: who is meant, which channel, an address, and the three signs it escapes."""

    def plain(mark: re.Match[str]) -> str:
        target, shown = mark[1], mark[2]
        if target.startswith("@"):
            return "@" + (shown or names.get(target[1:], target[1:]))
        if target.startswith(("#", "!")):
            return ("#" if target[0] == "#" else "@") + (shown or target[1:]).lstrip("@")
        return target.removeprefix("mailto:") if not shown or shown in target else f"{target} {shown}"

    return _SLACK.sub(plain, text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
