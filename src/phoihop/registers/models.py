"""The registers' tables: read tables (`tables.py`) and the installation's catalogues (`catalogues.py`)."""

from phoihop.registers.catalogues import CalendarChange, Figure, Holiday, LineOfWork, PeriodScheme
from phoihop.registers.tables import Desk, DeskTally, Due, Tally

__all__ = ["CalendarChange", "Desk", "DeskTally", "Due", "Figure", "Holiday", "LineOfWork", "PeriodScheme", "Tally"]
