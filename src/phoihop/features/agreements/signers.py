"""Who signed: the words for a post with its capacity, and who signed an agreement for an organisation.

The form's fields stand in `signer_fields.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from phoihop.features.agreements.actions import current_terms
from phoihop.ledger.store import Store


def signer_post(signer: Mapping[str, str]) -> str:
    """Word in what post somebody signed: “TM. Ban Thường vụ, Phó Bí thư”; “KT. Chỉ huy trưởng, Phó Chỉ huy trưởng”."""
    capacity, behalf, position = (signer.get(key, "") for key in ("capacity", "on_behalf_of", "position"))
    if behalf:
        return ", ".join(filter(None, [f"{capacity} {behalf}".strip(), position]))
    return " ".join(filter(None, [capacity, position]))


def last_signer(record: str, organisation: str) -> dict[str, str]:
    """Return who signed the latest version for an organisation, as its words say; empty where they do not."""
    terms, store = current_terms(record), Store(record)
    slots = terms.slots_of(organisation)
    for version in reversed(terms.versions):
        words = store.words(version.issue) or {}
        for signer in words.get("signers", ()):
            if signer.get("slot") in slots and signer.get("position"):
                return {str(key): str(value) for key, value in signer.items()}
    return {}
