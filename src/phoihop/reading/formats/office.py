"""Reads .doc, .odt, .rtf and .wps: LibreOffice, where it is installed, makes a .docx of them, which `word` reads.

It runs with a profile of its own in the folder that is given, with macros and the network off, and is ended when its
time is up. Without LibreOffice the answer is a sentence that says so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from phoihop.reading.refusals import ReadRefused

PROGRAMS = ("soffice", "libreoffice")
USUAL_PLACES = ("LibreOffice/program/soffice.exe", "LibreOffice/program/soffice.com")
"""Where LibreOffice lies under the folder of programs of Windows, whose installer does not add it to the path."""
PROGRAM_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
SECONDS = 45.0
KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "WINDIR", "COMSPEC")
NO_ONE_LISTENS = "9"
"""The port to which LibreOffice is told to send what it would fetch: nothing answers there."""
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>{port}</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>{port}</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


PRINTED_NUMBER = re.compile(rb"\{\\pntext\b ?")
NUMBER_RULE = re.compile(rb"\{\\\*\\pn\b(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")


def with_labels(data: bytes) -> bytes:
    """An .rtf whose numbers are written as Word 95 did, beside the rule that makes them: the numbers as plain text, for
    LibreOffice drops both.
    """
    return PRINTED_NUMBER.sub(b"{", NUMBER_RULE.sub(b"", data)) if b"\\pntext" in data else data


def office_program() -> str | None:
    """Where LibreOffice lies, or None where it is not installed."""
    for program in PROGRAMS:
        found = shutil.which(program)
        if found:
            return found
    folders = [Path(os.environ[name]) for name in PROGRAM_FOLDERS if os.environ.get(name)]
    places = [folder / place for folder in folders for place in USUAL_PLACES]
    return next((str(place) for place in places if place.is_file()), None)


def as_word(data: bytes, suffix: str, folder: str) -> bytes:
    """The document as .docx. Raises `ReadRefused`: needs_office without LibreOffice, broken, too_slow."""
    program = office_program() if folder else None
    if program is None:
        raise ReadRefused("needs_office", suffix=suffix)
    place = Path(folder, "office")
    profile, source = place / "profile", place / f"document{suffix}"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS.format(port=NO_ONE_LISTENS), "utf-8")
    source.write_bytes(with_labels(data) if suffix == ".rtf" else data)
    command = [
        program, f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place), str(source),
    ]  # fmt: skip
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    own = {"HOME": str(place), "TMPDIR": str(place), "TEMP": str(place), "TMP": str(place)}
    try:
        subprocess.run(  # noqa: S603  # the program that we found, on a file that we wrote
            command, env=kept | own, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=SECONDS, check=False, cwd=place,
        )  # fmt: skip
        return source.with_suffix(".docx").read_bytes()
    except subprocess.TimeoutExpired as error:
        raise ReadRefused("too_slow", seconds=str(SECONDS)) from error
    except OSError as error:
        raise ReadRefused("broken") from error
    finally:
        shutil.rmtree(place, ignore_errors=True)
