"""File names as they are kept and offered again: one line, no path, nothing that hides what follows.

A name is for people only; a file is known by its digest and its type by its content.
"""

from __future__ import annotations

import re
import unicodedata

from phoihop.vault.media import KNOWN_SUFFIXES, Media

LONGEST = 150
UNNAMED = "tai-lieu"
# Control, format (direction marks, zero width), lone surrogates, private and unassigned signs, line ends.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Signs that Windows does not allow in a name, and the names that it keeps for devices.
FORBIDDEN = re.compile(r'[<>:"|?*]')
DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def shown_name(name: str) -> str:
    """Return the last part of the path in NFC, without control and direction marks: fit for a sentence."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(each for each in last if unicodedata.category(each) not in UNSEEN)
    return " ".join(FORBIDDEN.sub("_", visible).split()).strip(" .")[:LONGEST] or UNNAMED


def claimed_suffix(name: str) -> str:
    """Return the ending by which a name claims a kind of file that is known here, in small letters; else ""."""
    stem, _, suffix = shown_name(name).rpartition(".")
    return suffix.lower() if stem and suffix.lower() in KNOWN_SUFFIXES else ""


def safe_name(name: str, media: Media) -> str:
    """Return the name under which a file is offered again: it ends as the content says, whatever was claimed."""
    shown = shown_name(name)
    stem, _, suffix = shown.rpartition(".")
    if not stem or suffix.lower() not in KNOWN_SUFFIXES:
        stem, suffix = shown, ""
    if suffix.lower() not in media.suffixes:
        suffix = media.suffixes[0]
    stem = stem.strip(" .")
    if not stem or DEVICES.match(stem.partition(".")[0]):
        stem = f"{UNNAMED}-{stem}".strip("-")
    return f"{stem}.{suffix}"
