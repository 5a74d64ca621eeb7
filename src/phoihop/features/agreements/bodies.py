"""The form in which words of the terms are read, by kind of act: `plans.py` writes them so, others may have not.

What a body holds besides is not read. Files are named in the facts too; here they have their names.
"""

from __future__ import annotations

from phoihop.features.agreements.law.kinds import (
    FocalPointNamed,
    PartyBound,
    PartyLeft,
    RecordCompared,
    TermsDisputed,
    TermsDrafted,
    TermsIssued,
    TermsSigned,
    TermsVoided,
)
from phoihop.record.shapes import DIGEST, NUMBER, TEXT, Listed, Named, Part

FILE = Part(
    {
        "sha256": DIGEST,
        "name": TEXT,
        "size": NUMBER,
        "type": TEXT,
        "role": TEXT,
        "number": TEXT,
        "dated": TEXT,
        "signer": TEXT,
    },
    needs=("sha256",),
)
REASON = Part({"reason": TEXT})
_CLAUSE = Part({"id": TEXT, "level": NUMBER, "label": TEXT, "text": TEXT}, needs=("id",))
_COMMITMENT = Part({"title": TEXT, "text": TEXT, "deliverable": TEXT, "clause_label": TEXT})
_SIGNER = Part({"slot": TEXT, "capacity": TEXT, "on_behalf_of": TEXT, "position": TEXT, "name": TEXT})

WORDS = {
    TermsDrafted.KIND: Part(
        {
            "title": TEXT,
            "short_title": TEXT,
            "parties": Named(Part({"name": TEXT})),
            "clauses": Listed(_CLAUSE),
            "commitments": Named(_COMMITMENT),
            "files": Listed(FILE),
            "basis": TEXT,
        }
    ),
    TermsSigned.KIND: REASON,
    TermsIssued.KIND: Part({"number": TEXT, "signers": Listed(_SIGNER), "files": Listed(FILE)}),
    TermsDisputed.KIND: REASON,
    TermsVoided.KIND: REASON,
    PartyBound.KIND: Part({"organisation": TEXT, "printed": TEXT}),
    PartyLeft.KIND: REASON,
    FocalPointNamed.KIND: Part({"unit": TEXT, "post": TEXT, "phone": TEXT}),
    RecordCompared.KIND: REASON,
}
