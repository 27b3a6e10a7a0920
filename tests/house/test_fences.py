"""The fences around the tests themselves: no network, no settings and no workspace of the person who runs them."""

from __future__ import annotations

import os
import socket

import pytest
from textual import constants

from tests.corpora import corpora_path


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
@pytest.mark.parametrize(
    ("family", "address"),
    [(socket.AF_INET, ("192.0.2.1", 9)), (socket.AF_INET6, ("2001:db8::1", 9)), (socket.AF_INET, ("example.org", 9))],
    ids=["v4", "v6", "name"],
)
def test_other_machines_are_out_of_reach(method: str, family: int, address: tuple[str, int]):
    # Connecting a datagram socket sends nothing, were the fence ever down; the addresses are those kept for examples.
    with (
        socket.socket(family, socket.SOCK_DGRAM) as outward,
        pytest.raises(pytest.fail.Exception, match="tests stay on this machine"),
    ):
        getattr(outward, method)(address)


def test_this_machine_is_within_reach():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_nothing_of_a_developers_terminal_is_left():
    assert constants.TEXTUAL_ANIMATIONS == "none"
    left = [name for name in os.environ if name.startswith("ACCORD_") or name in {"NO_COLOR", "COLORTERM", "COLUMNS"}]
    assert left == []


def test_data_lies_in_a_folder_of_the_tests(tmp_path_factory: pytest.TempPathFactory):
    assert os.environ["XDG_DATA_HOME"].startswith(str(tmp_path_factory.getbasetemp()))


def test_an_absent_corpus_is_told_by_name():
    with pytest.raises(pytest.skip.Exception, match="shared/corpora/nowhere is not beside this project"):
        corpora_path("nowhere")
