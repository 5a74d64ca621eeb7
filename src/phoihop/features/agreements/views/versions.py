"""The versions of a text: what each amendment brought, the text before it, and the signed paper.

One read of the terms and the words of their drafts and issues; nothing is asked per clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.law.state import Version
from phoihop.features.agreements.sentences import PURPOSES
from phoihop.features.agreements.views.frame import Looking
from phoihop.ledger.store import Store
from phoihop.screen.parts import Link

Words = Mapping[str, Any]


class Versions(NamedTuple):
    """What a reader is told of the versions of a text."""

    intro: str
    earlier: Sequence[Link]
    marks: Mapping[str, str]  # commitment -> by which amendment it came
    signed_url: str


def versions_of(look: Looking) -> Versions:
    """Return how the text in force came about."""
    terms, store = current_terms(look.record), Store(look.record)
    ids = [each for version in terms.versions for each in (version.draft, version.issue)]
    store.load(ids)
    store.load_words(ids)
    amendments = []
    earlier = []
    marks: dict[str, str] = {}
    for number, version in enumerate(terms.versions):
        if number == 0 or version.facts.purpose != "amendment":
            continue
        named = _named(version, store, look.language)
        amendments.append(named)
        earlier.append(Link(_("See the text before %(amendment)s") % {"amendment": named}, f"?version={number}"))
        known = {each.id for each in terms.versions[number - 1].facts.commitments}
        for each in version.facts.commitments:
            if each.id not in known:
                by = _("Changed by %(amendment)s") if each.replaces else _("Added by %(amendment)s")
                marks[each.id] = by % {"amendment": named}
    if len(earlier) == 1:
        earlier = [Link(_("See the text before the amendment"), earlier[0].url)]
    intro = _("The signed text.")
    if amendments:
        intro = _("The signed text with %(amendments)s.") % {"amendments": ", ".join(amendments)}
    return Versions(intro, earlier, marks, _signed_url(look, terms.versions, store))


def _named(version: Version, store: Store, language: str) -> str:
    """Return how an amendment is called: its basis (“Phụ lục 01 số ...”) or its number, with its day."""
    basis = str((store.words(version.draft) or {}).get("basis", ""))
    number = str((store.words(version.issue) or {}).get("number", ""))
    name = basis or " ".join(filter(None, (PURPOSES["amendment"][language], number)))
    day = "/".join(reversed(version.issued_on.split("-")))
    return _("%(name)s of %(day)s") % {"name": name, "day": day}


def _signed_url(look: Looking, versions: Sequence[Version], store: Store) -> str:
    """Return where the paper of the first version is shown: its scan, else the file that was read."""
    for act in [each for version in versions[:1] for each in (version.issue, version.draft)]:
        for file in cast("list[dict[str, str]]", (store.words(act) or {}).get("files", [])):
            return reverse("agreement_file", args=[look.record, file["sha256"]]) + "?shown"
    return ""
