"""What the tests need from Debian beside Python: installed when run as root, otherwise named in one sentence.

The product itself needs none of these; where LibreOffice and Tesseract are installed it reads more kinds of file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# Package: why the tests want it.
PACKAGES = {
    "postgresql": "the second database",
    "chromium": "the browser tests",
    "libreoffice-writer": "looking at Word files, and reading .doc, .odt and .rtf",
    "libreoffice-calc": "looking at Excel files",
    "poppler-utils": "looking at printed pages",
    "tesseract-ocr": "recognising scans",
    "tesseract-ocr-vie": "recognising Vietnamese",
    "fonts-noto-core": "Vietnamese letters in pictures",
}


class Missing(Exception):
    """Packages are not there and cannot be installed by this user."""


def is_installed(package: str) -> bool:
    """Ask Debian's own list, so that no program name has to be guessed."""
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Status}", package], capture_output=True, text=True, check=False
    )
    return asked.stdout == "install ok installed"


def apt(*arguments: str) -> bool:
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "APT_LISTCHANGES_FRONTEND": "none"}
    return subprocess.run(["apt-get", "-q", "-y", *arguments], env=os.environ | quiet, check=False).returncode == 0


def provide() -> None:
    """Install what is missing, or raise `Missing` with the command that would."""
    if shutil.which("dpkg-query") is None:
        return  # not Debian: the tests themselves say what they lack
    missing = [package for package in PACKAGES if not is_installed(package)]
    if not missing:
        return
    command = "apt-get install --no-install-recommends " + " ".join(missing)
    if os.geteuid() != 0:
        raise Missing(f"The tests need packages of Debian that are not installed. As root run: {command}")
    # The lists of packages of a new machine are empty or old; then only the second try finds what it needs.
    install = ("install", "--no-install-recommends", *missing)
    if not apt(*install) and not (apt("update") and apt(*install)):
        raise Missing(f"This failed and its output says why: {command}")


if __name__ == "__main__":
    try:
        provide()
    except Missing as why:
        sys.exit(str(why))
