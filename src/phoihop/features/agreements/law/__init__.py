"""The law of an agreement's terms: what counts (`judge`), what state follows (`fold`), what may be said now (`check`).

Pure: it imports `record` only. `kinds` holds the facts, `basis` what other rooms' verdicts ask of the terms.
"""

from phoihop.features.agreements.law.checks import check
from phoihop.features.agreements.law.kinds import KINDS
from phoihop.features.agreements.law.state import Terms, fold
from phoihop.features.agreements.law.verdicts import judge

__all__ = ["KINDS", "Terms", "check", "fold", "judge"]
