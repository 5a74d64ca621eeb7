"""A report as it is read: words, figures beside their targets, files, and who entered it where that was another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.forms import BoundField

from phoihop.features.agreements.signers import signer_post
from phoihop.features.commitments.addresses import page_of
from phoihop.features.commitments.forms import figure_name
from phoihop.features.commitments.looking import Looking
from phoihop.features.commitments.wording import day_of
from phoihop.record.act import Act
from phoihop.screen.words import dmy


class FigureLine(NamedTuple):
    """A figure beside its target: a field to type in, or what was told."""

    name: str
    target: int | None
    field: BoundField | None
    value: int | None
    last_year: int | None
    before: int | None


class Paper(NamedTuple):
    """A file with number, date and signer: fields while it is written, words once it was sent."""

    name: str
    url: str
    number: Any
    dated: Any
    signer: Any
    digest: str = ""


class Told(NamedTuple):
    """A report as it is read."""

    who: str
    dated: date | None
    by: str  # who entered it, where that was not the body itself
    confirmed: bool
    here: bool  # whether its words are here
    result: str
    difficulties: str
    way_forward: str
    number: str
    signer: str
    estimated: bool
    figures: list[FigureLine]
    papers: list[Paper]


def told_of(look: Looking, act: Act | None) -> Told | None:
    """Return a report as it is read."""
    if act is None:
        return None
    found, names = look.found, look.found.names
    facts, said = act.head.facts, found.said(act.id)
    spoken_for = str(facts.get("said_for", ""))
    signer: Mapping[str, Any] = said.get("signer", {})
    targets = {target.figure: target.value for target in found.facts.targets} if facts.get("part") != "support" else {}
    told: Mapping[str, int] = said.get("figures", {})
    figures = [
        FigureLine(figure_name(figure), targets.get(figure.code), None, told.get(figure.code), None, None)
        for figure in (look.figures if told or targets else ())
        if figure.code in told or figure.code in targets
    ]
    papers = [
        Paper(
            str(file.get("name", "")),
            page_of("occurrence_file", found.row, act=act.id, digest=str(file["sha256"])),
            file.get("number", ""),
            dmy(day_of(str(file.get("dated", "")))),
            file.get("signer", ""),
        )
        for file in said.get("files", ())
    ]
    return Told(
        who=names.short(spoken_for) if spoken_for else names.author(act.author),
        dated=day_of(str(facts.get("on", ""))),
        by=names.author(act.author) if spoken_for else "",
        confirmed=look.row.confirmed,
        here=bool(said),
        result=str(said.get("result", "")),
        difficulties=str(said.get("difficulties", "")),
        way_forward=str(said.get("way_forward", "")),
        number=str(said.get("number", "")),
        signer=signer_post(signer),
        estimated=bool(said.get("estimated")),
        figures=figures,
        papers=papers,
    )
