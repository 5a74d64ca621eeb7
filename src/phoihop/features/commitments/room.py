"""What the room of commitments offers to the house."""

from phoihop.features.commitments import law, sentences
from phoihop.features.commitments.bodies import WORDS
from phoihop.features.commitments.project import project, renew
from phoihop.features.commitments.tables import TABLES
from phoihop.ledger.registry import Room

room = Room(
    name="commitments",
    label="occ",
    law=law,
    project=project,
    renew=renew,
    tables=TABLES,
    urls="phoihop.features.commitments.urls",
    sentences=sentences,
    words=WORDS,
)
