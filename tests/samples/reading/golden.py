"""Writes the golden outputs of the sample documents: `PYTHONPATH=src:tests python tests/samples/reading/golden.py`.

A golden file changes only on purpose: read the difference before it is committed.
"""

from __future__ import annotations

import json
from pathlib import Path

from phoihop.reading import Reading, read

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
SAMPLES = sorted(
    path.name
    for path in HERE.iterdir()
    if path.suffix in (".docx", ".txt", ".html", ".xlsx", ".pdf") and path.stem != "stamped"
)


def shown(reading: Reading) -> dict[str, object]:
    """What the golden file keeps of a reading: everything that a person would check, without reasons and layout."""
    return {
        "agreements": [
            {
                "kind": item.kind, "number": item.number, "title": item.title, "signed_on": item.signed_on, "place": item.place,
                "from": item.from_, "to": item.to, "in_force_on": item.in_force_on, "parties": list(item.parties),
                "bases": list(item.legal_bases), "replaces": list(item.replaces),
            }
            for item in reading.agreements
        ],
        "commitments": [
            {
                "text": item.text, "clause": reading.clauses[item.clause].path if item.clause is not None else None,
                "agreement": item.agreement, "lead": list(item.lead), "support": list(item.support),
                "receivers": list(item.receivers), "cadence": item.cadence, "cadences": list(item.cadences), "due": item.due,
                "line": item.line, "deliverable": item.deliverable, "source": item.source,
                "target": [item.target.quantity, item.target.unit, item.target.least] if item.target else None,
            }
            for item in reading.commitments
        ],
        "signatories": [[item.name, item.position, item.capacity, item.party] for item in reading.signatories],
        "questions": [[item.code, list(item.commitments)] for item in reading.questions],
    }  # fmt: skip


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name in SAMPLES:
        reading = read((HERE / name).read_bytes(), name)
        text = json.dumps(shown(reading), ensure_ascii=False, indent=1) + "\n"
        (GOLDEN / f"{name}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
