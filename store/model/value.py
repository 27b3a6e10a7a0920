"""What records are made of: frozen classes with slots, keyword arguments and defaults.

The standard library's dataclasses give the same, at 1.5 ms a class: with two dozen kinds of records that was 31 ms of
every start, a sixth of the time to the first frame. Declaring a class here takes some 20 µs. Type checkers read it as
a frozen, keyword-only dataclass.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, ClassVar, Self, dataclass_transform

NOTHING: MappingProxyType[str, Any] = MappingProxyType({})
"""The empty mapping, which may be shared because nobody can write to it."""


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=True)
class Fields(type):
    """Makes a class's annotations its fields and its slots; a field without a value in the class has to be given."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> Fields:
        """Take the defaults out of the class's space, where they would hide the slots."""
        noted: dict[str, Any] = space.get("__annotations__", {})
        own = [field for field, kind in noted.items() if not str(kind).startswith("ClassVar")]
        known: dict[str, Any] = {}
        for base in reversed(bases):
            known.update(getattr(base, "DEFAULTS", {}))
        known.update({field: space.pop(field, ...) for field in own})
        space |= {"__slots__": tuple(own), "DEFAULTS": known}
        return super().__new__(cls, name, bases, space)


class Value(metaclass=Fields):
    """A frozen value: equal when its class and all its fields are equal. `DEFAULTS` has each field's default."""

    DEFAULTS: ClassVar[dict[str, Any]]

    def __init__(self, **given: Any) -> None:
        put = object.__setattr__
        for field, default in type(self).DEFAULTS.items():
            value = given.pop(field, default) if given else default
            if value is ...:
                raise TypeError(f"a {type(self).__name__} wants its {field}")
            put(self, field, value)
        if given:
            raise TypeError(f"a {type(self).__name__} has no {', '.join(given)}")

    def but(self, **fields: Any) -> Self:
        """The same value with other values in some fields."""
        return type(self)(**{**{field: getattr(self, field) for field in type(self).DEFAULTS}, **fields})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} never changes; make another with but({name}=…)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} never changes")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, field) == getattr(other, field) for field in type(self).DEFAULTS)

    def __hash__(self) -> int:
        return hash((type(self), str(getattr(self, next(iter(type(self).DEFAULTS))))))

    def __repr__(self) -> str:
        said = [
            f"{f}={getattr(self, f)!r}" for f, default in type(self).DEFAULTS.items() if getattr(self, f) != default
        ]
        return f"{type(self).__name__}({', '.join(said)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), {field: getattr(self, field) for field in type(self).DEFAULTS})


def _again(cls: type[Value], given: dict[str, Any]) -> Value:
    return cls(**given)
