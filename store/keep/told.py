"""Every error of the operating system as a sentence, whichever of a keeper's calls it came from."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from store.keep.files import refusal


class Keeper(Protocol):
    """Whatever keeps a workspace in a folder."""

    folder: str


K = TypeVar("K", bound=Keeper)
P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def telling(folder: str) -> Generator[None]:
    """Where an error of the system is one about reading what is in `folder`."""
    try:
        yield
    except OSError as error:
        raise refusal(error, folder, "read") from error


def told(method: Callable[Concatenate[K, P], T]) -> Callable[Concatenate[K, P], T]:
    """A method that runs `telling` of its keeper's folder."""

    @wraps(method)
    def told_method(self: K, /, *args: P.args, **given: P.kwargs) -> T:
        with telling(self.folder):
            return method(self, *args, **given)

    return told_method
