"""The reader of sentences for languages that say "subject, modal, verb": English now, any pack that fills its tables.

It holds no word of any language. Its grammar is the order "body, modal, verb", the passive with "by", a verb at the head
of an item, and a clause before the comma; everything else is the pack's (see `packs/README.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from phoihop.reading.letters import bare, lowered
from phoihop.reading.marks import words_of
from phoihop.reading.modal.grammar import ModalGrammar
from phoihop.reading.modal.judging import ModalJudge
from phoihop.reading.modal.names import ModalNames
from phoihop.reading.modal.times import ModalTimes, TimeWords
from phoihop.reading.packs import Pack
from phoihop.reading.speech import Speech
from phoihop.reading.tokens import Tokens


def modal(pack: Pack, tokens: Tokens, names: ModalNames) -> Speech:
    """A modal language at work on one text."""
    times = ModalTimes(tokens, TimeWords(pack.tables.get("time", {})))
    grammar = ModalGrammar(tokens, names)
    judge = ModalJudge(tokens, names, grammar, times)
    supporting = folded(pack.phrases.get("role_support", []))
    roles = words_of([*folded(pack.phrases.get("role_lead", [])), *supporting])
    return Speech(
        pack=pack,
        tokens=tokens,
        names=names,
        sentences=grammar,
        times=times,
        judges=judge,
        head=judge.head,
        all_together=re.compile(rf"^(?:{words_of(pack.phrases.get('parties', []))})$"),
        role_line=re.compile(
            rf"^[*_ ]{{0,4}}(?:{words_of(folded(pack.phrases.get('determiner', [])))})? ?({roles}) ?:"
        ),
        supporting=frozenset(supporting),
    )


def folded(phrases: Iterable[str]) -> list[str]:
    return [bare(lowered(phrase.lstrip("="))) for phrase in phrases]
