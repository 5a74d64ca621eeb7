"""Write `docs/reference` from the code: settings, refusals, findings, acts, states, the API. `make docs`; a house test compares.

The states of an occurrence are not told from a table beside the code: acts are made and folded by the real law, and
what comes out is drawn.
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

if TYPE_CHECKING:
    from phoihop.record.act import Act, Facts

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"
PACKAGE = ROOT / "src" / "phoihop"
MADE = "<!-- Written by `make docs` from the code. Change the code, not this page. -->"
LONGEST_STORY = 4
SOMETHING = {"commitment": "c1", "lead": "p1", "on": "2026-09-20", "until": "2026-10-20", "answer_by": "2026-10-01"}


def settings_page() -> str:
    from phoihop.config.settings import OPTIONS

    rows = [f"| `{option.name}` | `{option.default}` | {option.meaning} |" for option in OPTIONS]
    return page(
        "Settings",
        "An installation reads these from its environment when it starts. Nothing else is read.",
        "\n".join(["| Name | Default | Meaning |", "| --- | --- | --- |", *rows]),
    )


def sentences() -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """Yield each part that words refusals, with code -> (Vietnamese, English)."""
    for file in sorted(PACKAGE.rglob("*.py")):
        found = re.search(r"^(SENTENCES|REFUSALS): .*= \{", file.read_text("utf-8"), re.MULTILINE)
        if not found:
            continue
        name = file.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        table = getattr(importlib.import_module(f"phoihop.{name}"), found[1])
        words = {
            code: (each["vi"], each["en"]) if isinstance(each, dict) else tuple(each) for code, each in table.items()
        }
        yield name.rpartition(".")[0], words


def refusals_page() -> str:
    parts = []
    for part, words in sentences():
        rows = [f"| `{code}` | {cell(vi)} | {cell(en)} |" for code, (vi, en) in sorted(words.items())]
        parts.append("\n".join([f"## {part}", "", "| Code | Vietnamese | English |", "| --- | --- | --- |", *rows]))
    return page(
        "Refusals and verdicts",
        "What is refused, and why an act has no effect. The API gives the code and the parameters beside the sentence.",
        "\n\n".join(parts),
    )


def findings_page() -> str:
    from phoihop.reading.lint import CODES
    from phoihop.reading.lint.sentences import rule_words

    rows = [f"| `{code}` | {cell(rule_words(code, 'vi'))} | {cell(rule_words(code, 'en'))} |" for code in CODES]
    return page(
        "Findings about drafts",
        "What `phoihop lint` and the page that looks a draft over may find. Codes are stable; scripts may rely on them.",
        "\n".join(["| Code | Vietnamese | English |", "| --- | --- | --- |", *rows]),
    )


def acts_page() -> str:
    from phoihop.features.table import ROOMS

    parts = []
    for room in ROOMS:
        if room.law is None:
            continue
        said = getattr(room.sentences, "ACTS", {})
        parts.append(f"## {room.name}")
        for kind, facts in room.law.KINDS.items():
            words = said.get(kind, {})
            read = [f"- {language}: {cell(words[language])}" for language in ("vi", "en") if language in words]
            rows = [
                f"| `{field.name}` | {written(field.type)} | {default(field)} |"
                for field in msgspec.structs.fields(facts)
            ]
            table = ["| Fact | Form | If absent |", "| --- | --- | --- |", *rows] if rows else ["No facts."]
            parts.append("\n".join([f"### `{kind}`", "", inspect.cleandoc(facts.__doc__ or ""), "", *read, "", *table]))
    return page(
        "Acts",
        "Every kind of entry in a joint record, with the facts in its header. Words, figures and files stand in the body.\n\n"
        "A *day* is a day of the calendar, YYYY-MM-DD, from 1900 to 2199; a *name* or a *slot* is at most 30 Latin letters, "
        "digits, strokes and underscores (a name has dots too); a *code* and a *rule* may be unknown to an installation, and then it says so.",
        "\n\n".join(parts),
    )


def states_page() -> str:
    from phoihop.registers.status import SOON_DAYS, STATUSES, WORST_FIRST

    drawn = [
        f"    {before} --> {after}: {'<br>'.join(sorted(kinds))}"
        for (before, after), kinds in sorted(transitions().items())
    ]
    diagram = "\n".join(["```mermaid", "stateDiagram-v2", "    [*] --> open", *drawn, "```"])
    order = "\n".join(f"{place}. `{status}`" for place, status in enumerate(STATUSES, 1))
    worst = ", ".join(f"`{status}`" for status in WORST_FIRST)
    return page(
        "States of an occurrence",
        "What the record makes of the acts of one lead in one occurrence; only acts that change the state are drawn. "
        "At the desk stricter rules refuse some of them.",
        f"{diagram}\n\n## The status of a day\n\nDerived from the state, the dates and today, never stored: settled by the "
        f"record first, then by silence and by the calendar; *soon* is {SOON_DAYS} days ahead.\n\n{order}\n\nA cell of several rows shows the first of: {worst}.",
    )


@cache
def transitions() -> dict[tuple[str, str], set[str]]:
    """Return which acts lead from one state to another, found by folding every short story of acts."""
    from phoihop.features.commitments.law import KINDS, fold
    from phoihop.record.law import Placed

    found: dict[tuple[str, str], set[str]] = {}
    stories: list[tuple[str, ...]] = [()]
    for _ in range(LONGEST_STORY):
        longer = []
        for story, kind in product(stories, KINDS):
            acts = told([KINDS[each] for each in (*story, kind)])
            placed = [Placed(act, depth) for depth, act in enumerate(acts)]
            before, after = (fold(each, None).lead("p1").state for each in (placed[:-1], placed))
            if before != after:
                found.setdefault((before, after), set()).add(kind)
                longer.append((*story, kind))
        stories = longer
    return found


def told(kinds: list[type[Facts]]) -> list[Act]:
    """Make the acts of a story, each naming what it answers; none where there is nothing to answer."""
    from phoihop.record.act import Entry, seal
    from phoihop.record.keys import SigningKey

    key, acts, latest = SigningKey(b"\x01" * 32), [], {"report": "", "asking": ""}
    for facts in kinds:
        word, _, deed = facts.KIND.partition(".")
        role = {"report": "report", "extension": "asking"}.get(word, "")
        is_answer = role and deed not in {"filed", "asked"}
        if is_answer and not latest[role]:
            return []
        given = {name: value for name, value in SOMETHING.items() if name in facts.__struct_fields__}
        given |= {"at": "2026-09-01"} if "at" in facts.__struct_fields__ else {}
        entry = Entry(
            "0" * 64, facts(**given), "occ/c1/2026-07-01/2026-09-30", {role: latest[role]} if is_answer else {}
        )
        last = acts[-1] if acts else None
        now = datetime(2026, 9, 20, tzinfo=UTC)
        act = seal(entry, author="1" * 32, key=key, prev=last, seen=(), merges=(), now=now, salt=b"")
        acts.append(act)
        if facts.KIND in {"report.filed", "report.corrected"}:
            latest["report"] = act.id
        elif facts.KIND == "report.withdrawn":
            latest["report"] = ""
        elif facts.KIND == "extension.asked":
            latest["asking"] = act.id
    return acts


def openapi_file() -> str:
    """Return the description of the API, as it is served too."""
    from ninja import NinjaAPI

    module = importlib.import_module("phoihop.api.urls")
    api = next(each for each in vars(module).values() if isinstance(each, NinjaAPI))
    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=2, sort_keys=True, default=str) + "\n"


def page(title: str, first: str, body: str) -> str:
    return f"# {title}\n\n{MADE}\n\n{first}\n\n{body}\n"


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def written(type_: Any) -> str:
    """Return a type as a reader of the format needs it."""
    if hasattr(type_, "__struct_fields__"):
        return f"{type_.__name__}: {', '.join(f'`{name}`' for name in type_.__struct_fields__)}"
    if hasattr(type_, "__metadata__"):
        return str(type_.__metadata__[0].title)
    origin, inner = get_origin(type_), get_args(type_)
    if origin is tuple:
        return f"list of {written(inner[0])}"
    if origin is dict:
        return f"map of {written(inner[0])} to {written(inner[1])}"
    if inner and origin is not None and getattr(origin, "__name__", "") == "Literal":
        return " or ".join(f"`{value}`" for value in inner)
    if inner:
        return " or ".join(written(each) for each in inner)
    return {"str": "text", "int": "whole number", "bool": "true or false", "NoneType": "nothing"}.get(
        getattr(type_, "__name__", ""), str(type_)
    )


def default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "must be there"
    value = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    return f"`{json.dumps(msgspec.to_builtins(value), ensure_ascii=False)}`"


FILES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "refusals.md": refusals_page,
    "findings.md": findings_page,
    "acts.md": acts_page,
    "states.md": states_page,
    "openapi.json": openapi_file,
}


def main() -> int:
    """Write every page anew."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["PHOIHOP_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "phoihop.config.settings"
        import django

        django.setup()
        PAGES.mkdir(parents=True, exist_ok=True)
        for name, write in FILES.items():
            (PAGES / name).write_text(write(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
