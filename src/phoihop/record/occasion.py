"""What a rule may look at when someone wants to say something now: the stricter question, asked before an act is made.

Verdicts read named acts only and hold for ever; on the occasion of saying it a rule sees the day, the terms as they stand and what the
act names, and refuses with a sentence. Nobody asks these rules again later.
"""

from collections.abc import Mapping
from datetime import date

import msgspec

from phoihop.record.act import Act


class Occasion(msgspec.Struct, frozen=True):
    """Who wants to say it, on which day (UTC+7), under which terms, and the acts that are named, by id.

    `days` is what the calendar makes of the thing spoken of (its period, its due date), by the names that the room gives
    them: the action that holds the row tells them. A day that is not there binds nobody.
    """

    author: str
    today: date
    terms: object | None
    named: Mapping[str, Act]
    days: Mapping[str, date] = {}
