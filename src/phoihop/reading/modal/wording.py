"""The patterns that a pack's table `instrument` makes: how a paper names its parties, numbers, dates and signers.

All words are the pack's. Nothing is read here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from phoihop.reading.marks import words_of
from phoihop.reading.modal.times import TimeWords, folded

QUOTED = r"[\"“”'‘’]"


class InstrumentWords:
    """The patterns of one pack's table `instrument`."""

    def __init__(self, table: Mapping[str, Any], time: TimeWords) -> None:
        def alternation(name: str) -> str:
            return words_of(list(table.get(name, ())))

        self.time = time
        called = alternation("called")
        self.definition = re.compile(
            rf"(?:[,(]\s{{0,2}}|\b(?:and|or)\s|^)?(?:(?:{called})\s{{1,2}})+(?:(?:{alternation('determiners')})\s)?{QUOTED}?([^\"“”()\n,;.]{{2,60}})|\(\s?(?:(?:{alternation('determiners')})\s)?{QUOTED}([^\"“”()\n]{{2,60}}?){QUOTED}\s?\)",
            re.IGNORECASE,
        )
        self.meaning = re.compile(
            rf"{QUOTED}([^\"“”\n]{{2,80}}?){QUOTED}(?:\s(?:{alternation('or')})\s{QUOTED}([^\"“”\n]{{2,60}}?){QUOTED})?\s(?:{alternation('means')})\b"
        )
        self.between = re.compile(rf"\b(?:{alternation('between')})\b\s?:?\s{{0,4}}(?=\S)", re.IGNORECASE)
        self.lettered = re.compile(
            rf"^[ \t>*_-]{{0,8}}((?:{alternation('party_words')})\s(?:[A-D]|[1-9]|I{{1,3}}))[*_]{{0,2}}\s?(?:\([^()\n]{{1,60}}\)\s?)?[:–-]\s{{0,3}}[*_]{{0,2}}\s?([^\n]{{3,160}})$",
            re.IGNORECASE | re.MULTILINE,
        )
        self.number = re.compile(
            rf"\b(?:{alternation('number')})\s{{0,2}}[:.]{{0,2}}\s{{0,3}}([A-Z0-9][A-Za-z0-9]*(?:[-/.][A-Za-z0-9&]+)*)",
            re.IGNORECASE,
        )
        self.code = re.compile(r"^[\s#*>_]{0,8}([A-Z]{2,}[A-Z0-9]*(?:[-/][A-Z0-9]+)*[-/]\d+)\W{0,4}$", re.MULTILINE)
        self.signed = re.compile(rf"\b(?:{words_of(folded(table.get('signed', ())))})\b[^.;]{{0,60}}?$")
        self.starts = re.compile(rf"\b(?:{words_of(folded(table.get('starts', ())))})\b[^.;\d]{{0,60}}$")
        self.effective = re.compile(rf"\s?\([^()\n]{{0,30}}\b(?:{words_of(folded(table.get('effective', ())))})\b")
        self.ends = re.compile(rf"\b(?:{words_of(folded(table.get('ends', ())))})\s(?:[a-z]+\s)?$")
        self.upon_signature = re.compile(rf"\b(?:{words_of(folded(table.get('upon_signature', ())))})\b")
        self.years = re.compile(
            rf"\b((?:19|20)\d{{2}})\s?(?:-|{words_of(folded(table.get('to', ())))})\s?((?:19|20)\d{{2}})\b"
        )
        self.signing_for = re.compile(
            rf"^(?:{alternation('signing_for')})\s(?P<party>[^:]{{3,100}})(?::\s{{0,3}}(?P<rest>.{{0,100}}))?$",
            re.IGNORECASE,
        )
        self.offices = re.compile(rf"\b(?:{alternation('offices')})\b", re.IGNORECASE)
        self.person = re.compile(
            rf"^(?:(?:{alternation('ranks')})\.?\s){{0,3}}[^\W\d_a-z][^\W\d_]*(?:[ '.-]{{1,2}}[^\W\d_a-z][^\W\d_]*){{1,4}}$"
        )
        self.signer = re.compile(rf"^(?:{alternation('signer')})\s?:\s{{0,3}}(?P<value>.{{0,80}})$", re.IGNORECASE)
        self.office = re.compile(rf"^(?:{alternation('office')})\s?:\s{{0,3}}(?P<value>.{{0,80}})$", re.IGNORECASE)
        self.closing = re.compile(rf"^[\s*_#]{{0,6}}(?:{alternation('closing')})\b", re.IGNORECASE)
        self.definite = tuple(table.get("definite", ()))
        self.basis = tuple(folded(table.get("basis", ())))
