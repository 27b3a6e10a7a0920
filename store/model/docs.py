"""Records and the documents they are kept as.

A document is a JSON object with a record's fields, without the id (which is its key) and without every field that has
its default value. Fields a version does not know stay in the document, so that an older program loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from store.model.captured import Told
from store.model.changes import Doc
from store.model.records import CLASSES, Meaning, R, Record, Signature, Step, Test, Waiting
from store.model.value import Value

NESTED: Mapping[tuple[str, str], type[Value]] = {
    ("term", "meanings"): Meaning,
    ("criterion", "signed"): Signature,
    ("handoff", "steps"): Step,
    ("experiment", "tests"): Test,
    ("meeting", "queue"): Waiting,
    ("impact", "earlier"): Told,
}
"""Fields whose values are a mapping or a list of values: by kind and field."""


def _reader(default: Any, of: Any) -> Callable[[Any], Any] | None:
    """How a field's JSON value becomes its record value, judged from the field's default; None: as it is."""
    if of is not None and isinstance(default, tuple):
        return lambda value: tuple([of(**item) for item in value])
    if of is not None:
        return lambda value: MappingProxyType({key: of(**item) for key, item in value.items()})
    if isinstance(default, tuple):
        return tuple
    if isinstance(default, StrEnum):  # a word of a later version reads as the usual one, and stays in the document
        words = {str(word): word for word in type(default)}
        return lambda value: words.get(value, default)
    if isinstance(default, Mapping):
        return MappingProxyType
    if isinstance(default, float):
        return float
    return None


def _plan(cls: type[Record]) -> dict[str, tuple[Any, Callable[[Any], Any] | None]]:
    """Field name to default and reader."""
    return {
        name: (None if default is ... else default, _reader(default, NESTED.get((cls.kind, name))))
        for name, default in cls.DEFAULTS.items()
    }


PLANS = {kind: _plan(cls) for kind, cls in CLASSES.items()}


def from_doc(cls: type[R], key: str, doc: Mapping[str, Any]) -> R:
    """The record a doc stands for. Fields this version does not know are left aside; they stay in the doc."""
    plan = PLANS[cls.kind]
    given: dict[str, Any] = {"id": key}
    for name, value in doc.items():
        known = plan.get(name)
        if known is not None and name != "id":
            read = known[1]
            given[name] = value if read is None else read(value)
    return cls(**given)


def to_doc(record: Record) -> Doc:
    """The doc of a record: its fields as JSON values, without the id and without defaults."""
    doc: Doc = {}
    for name, (default, _) in PLANS[record.kind].items():
        value = getattr(record, name)
        if name != "id" and value != default:
            doc[name] = plain_value(value)
    return doc


def plain_value(value: Any) -> Any:
    """A field's value as JSON has it."""
    if isinstance(value, tuple):
        return [plain_value(item) for item in value]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {key: plain_value(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, Value):
        return {name: item for name in value.DEFAULTS if (item := getattr(value, name))}
    return value
