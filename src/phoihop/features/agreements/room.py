"""What the room of agreements offers to the house."""

from phoihop.features.agreements import law, sentences
from phoihop.features.agreements.bodies import WORDS
from phoihop.features.agreements.law.kinds import RecordCompared, TermsDisputed, TermsSigned, TermsVoided
from phoihop.features.agreements.project import project
from phoihop.features.agreements.tables import TABLES
from phoihop.ledger.registry import Room

room = Room(
    name="agreements",
    label="terms",
    law=law,
    project=project,
    needs_signer=frozenset({TermsSigned.KIND, TermsDisputed.KIND, TermsVoided.KIND, RecordCompared.KIND}),
    tables=TABLES,
    urls="phoihop.features.agreements.urls",
    sentences=sentences,
    words=WORDS,
)
