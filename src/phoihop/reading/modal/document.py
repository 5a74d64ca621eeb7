"""One document of a modal language: its instrument, its closing part and its signers.

A report of a signing is read by `press`.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.drafts import Draft
from phoihop.reading.instruments import Instrument
from phoihop.reading.letters import name_key
from phoihop.reading.modal import modal
from phoihop.reading.modal.instrument import ModalInstrument
from phoihop.reading.modal.names import ModalNames
from phoihop.reading.modal.press import ModalPress
from phoihop.reading.modal.signers import closing_start, signatories
from phoihop.reading.modal.times import TimeWords
from phoihop.reading.modal.wording import InstrumentWords
from phoihop.reading.outcome import Agreement, Signatory
from phoihop.reading.propose import Reader
from phoihop.reading.speech import Speech


class ModalReader(Reader):
    """Reads one document whose text is NFC."""

    def speaking(self) -> Speech:
        self.names = ModalNames(self.tokens)
        times = TimeWords(self.words.tables.get("time", {}))
        self.about = InstrumentWords(self.words.tables.get("instrument", {}), times)
        return modal(self.words, self.tokens, self.names)

    def is_report(self) -> bool:
        return not self.grids and ModalPress(self.speech, self.names, self.about, self.units).is_report()

    def report(self) -> tuple[tuple[Agreement, ...], list[Draft]]:
        return ModalPress(self.speech, self.names, self.about, self.units).read()

    def instrument(self) -> Instrument:
        found = ModalInstrument(self.tokens, self.names, self.about, self.units).read()
        if len(found.parties) < 2:
            signed = [signer.party for signer in self.signers() if signer.party]
            found.parties = list(dict.fromkeys(signed)) or found.parties
        found.parties = list({name_key(name): self.natural(name) for name in reversed(found.parties)}.values())[::-1]
        self.lettered = {name_key(party.short): self.natural(party.name) for party in found.short}
        return found

    def closing(self, after: int) -> int:
        return closing_start(self.layout, after, self.about)

    def signers(self) -> tuple[Signatory, ...]:
        found = signatories(self.layout, self.about)
        return tuple(msgspec.structs.replace(signer, party=self.in_full(signer.party)) for signer in found)

    def in_full(self, name: str) -> str:
        return self.lettered.get(name_key(name)) or self.natural(name)
