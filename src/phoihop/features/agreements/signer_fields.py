"""The fields of who signed a paper, one set for each party: capacity, for whom or in whose place, post, name.

“TM. Ban Thường vụ / Phó Bí thư”: TM. is the capacity, Ban Thường vụ what it is signed on behalf of, Phó Bí thư the
post. After KT. and TL. the second is the post whose place is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.features.agreements.plans import SignerPlan

CAPACITIES = ("", "TM.", "KT.", "TL.", "TUQ.", "Q.")
SIGNER = ("capacity", "on_behalf_of", "position", "signer")


class SignerFields(NamedTuple):
    """The fields of one party's signer, bound."""

    name: str
    capacity: Any
    on_behalf_of: Any
    position: Any
    signer: Any


def add_signer(form: forms.Form, slot: str, name: str) -> None:
    """Put the fields of one party's signer into a form; `name` is said to who cannot see the table's head."""
    fields: dict[str, forms.Field] = {
        "capacity": forms.ChoiceField(
            label=_("Signed in the capacity"), choices=[(each, each or "–") for each in CAPACITIES], required=False
        ),
        "on_behalf_of": forms.CharField(
            label=_("On behalf of, for"),
            max_length=120,
            required=False,
            widget=forms.TextInput(attrs={"placeholder": _("after TM.: Ban Thường vụ")}),
        ),
        "position": forms.CharField(label=pgettext("signer", "Post"), max_length=120, required=False),
        "signer": forms.CharField(label=_("Name of the signer"), max_length=120, required=False),
    }
    for key, field in fields.items():
        field.widget.attrs["aria-label"] = f"{field.label}: {name}"
        form.fields[f"{key}_{slot}"] = field


def signer_fields(form: forms.Form, parties: Iterable[tuple[str, str]]) -> list[SignerFields]:
    return [SignerFields(name, *(form[f"{field}_{slot}"] for field in SIGNER)) for slot, name in parties]


def typed_signers(given: Mapping[str, Any], slots: Iterable[str]) -> list[SignerPlan]:
    """Return who signed, of those parties for which something was typed."""
    found = []
    for slot in slots:
        words = [str(given.get(f"{field}_{slot}") or "").strip() for field in SIGNER]
        if any(words):
            capacity, on_behalf_of, position, name = words
            found.append(SignerPlan(slot, capacity, position, name, on_behalf_of))
    return found


def signer_initial(slot: str, signer: Mapping[str, str], *, named: bool = True) -> dict[str, str]:
    """Return what a signer of a paper, or of a document that was read, gives the fields at first."""
    capacity, _dot, behind = signer.get("capacity", "").partition(" ")
    found = {
        f"capacity_{slot}": capacity if capacity in CAPACITIES else "",
        f"on_behalf_of_{slot}": signer.get("on_behalf_of", "") or behind,
        f"position_{slot}": signer.get("position", ""),
    }
    return found | ({f"signer_{slot}": signer.get("name", "")} if named else {})
