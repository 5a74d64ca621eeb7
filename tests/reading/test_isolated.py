"""Foreign bytes are read in a process of their own, within a clock, an input limit and a memory limit."""

from __future__ import annotations

import importlib.util
import io
import sys

import msgspec
import pytest

from phoihop.reading import ReadRefused, Wanted, child, read
from phoihop.reading.isolated import Asked, Limits, read_in_child
from samples.reading.golden import HERE

PROGRAMME = (HERE / "programme.docx").read_bytes()


def test_a_child_reads_what_the_process_itself_reads() -> None:
    assert read_in_child(PROGRAMME, "programme.docx") == read(PROGRAMME, "programme.docx")


def test_a_refusal_comes_back_with_its_code_and_parameters() -> None:
    with pytest.raises(ReadRefused) as refused:
        read_in_child("MẬT\nQUY CHẾ".encode(), "a.txt")
    assert (refused.value.code, refused.value.params) == ("secret", {"mark": "MẬT"})


def test_the_input_limit_holds_before_anything_is_started() -> None:
    with pytest.raises(ReadRefused) as refused:
        read_in_child(b"x" * 11, "a.txt", Limits(most_bytes=10))
    assert refused.value.code == "too_large"


def test_the_clock_stops_a_child_that_takes_too_long() -> None:
    with pytest.raises(ReadRefused) as refused:
        read_in_child(PROGRAMME, "programme.docx", Limits(seconds=0.001))
    assert refused.value.code == "too_slow"


@pytest.mark.skipif(importlib.util.find_spec("resource") is None, reason="the system has no memory limit")
def test_a_child_without_memory_is_refused_in_words() -> None:
    with pytest.raises(ReadRefused) as refused:
        read_in_child(PROGRAMME, "programme.docx", Limits(most_memory=16 * 1024 * 1024))
    assert refused.value.code in ("broken", "too_large")


def test_the_child_answers_every_fault_with_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"%PDF-1.4 x")

    class Stdout:
        buffer = io.BytesIO()

    monkeypatch.setattr(sys, "stdin", Stdin)
    monkeypatch.setattr(sys, "stdout", Stdout)
    asked = Asked("a.pdf", Limits(most_memory=0, most_bytes=1000), Wanted())
    assert child.main([msgspec.json.encode(asked).decode()]) == 0
    assert b'"refused":"broken"' in Stdout.buffer.getvalue()
