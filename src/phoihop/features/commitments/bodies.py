"""The form in which words of an occurrence are read, by kind of act: a report in words, figures and files, and reasons."""

from __future__ import annotations

from phoihop.features.agreements.bodies import FILE, REASON
from phoihop.features.commitments.law.kinds import KINDS, ReportCorrected, ReportFiled
from phoihop.record.shapes import NUMBER, TEXT, Listed, Named, Part

REPORT = Part(
    {
        "result": TEXT,
        "figures": Named(NUMBER),
        "estimated": Listed(TEXT),
        "difficulties": TEXT,
        "way_forward": TEXT,
        "number": TEXT,
        "signer": Part({"capacity": TEXT, "position": TEXT}),
        "files": Listed(FILE),
    }
)

WORDS = {kind: REPORT if kind in (ReportFiled.KIND, ReportCorrected.KIND) else REASON for kind in KINDS}
