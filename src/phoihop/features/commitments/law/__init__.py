"""The law of an occurrence: what counts (`judge`), what state follows (`fold`), what may be said now (`check`).

Pure: it imports `record` and the terms' law only.
"""

from phoihop.features.commitments.law.checks import check
from phoihop.features.commitments.law.kinds import KINDS
from phoihop.features.commitments.law.state import OccurrenceState, fold
from phoihop.features.commitments.law.verdicts import judge

__all__ = ["KINDS", "OccurrenceState", "check", "fold", "judge"]
