"""A backup that was damaged where it lay: it is put back whole, or refused with nothing touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.keep.archive import backup, restore
from store.keep.errors import KeepError
from store.keep.local import LocalBackend
from tests.keeping.test_care import Attach, fill


def test_no_flipped_bit_is_misread(folder: str, tmp_path: Path, attach: Attach) -> None:
    fill(attach(), 12)
    whole = Path(backup(folder, str(tmp_path / "kept.tar.gz"))).read_bytes()
    damaged, home = tmp_path / "damaged.tar.gz", str(tmp_path / "home")
    said: list[str] = []
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        damaged.write_bytes(flipped)
        try:
            restore(str(damaged), home)
        except KeepError as error:
            said.append(str(error))
        else:  # what gzip notes of itself, a time say, is no part of what was kept
            assert LocalBackend(home).load().version == 12
            shutil.rmtree(home)
    assert [sentence for sentence in said if "nothing was changed" not in sentence] == []
    assert len(said) > len(whole) * 0.9


def test_one_that_may_not_be_read_is_said(folder: str, tmp_path: Path, attach: Attach) -> None:
    fill(attach(), 2)
    with pytest.raises(KeepError, match="cannot be read"):
        restore(str(tmp_path), folder)
