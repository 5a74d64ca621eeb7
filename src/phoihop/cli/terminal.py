"""Where a command is spoken to and speaks: streams, language, questions, progress. Tests bring their own streams."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TextIO

from phoihop.cli.sentences import SENTENCES
from phoihop.record.refused import Refused


class Terminal:
    """One run of a command: what it prints goes to `out`, refusals and progress to `err`."""

    def __init__(self, out: TextIO, err: TextIO, lang: str, *, read: TextIO | None = None) -> None:
        self.out, self.err, self.lang = out, err, lang
        self.read = read if read is not None else sys.stdin

    def line(self, text: str = "") -> None:
        print(text, file=self.out, flush=True)

    def say(self, code: str, **params: object) -> None:
        """Print a sentence of the commands."""
        self.line(self.words(code, **params))

    def words(self, code: str, **params: object) -> str:
        return SENTENCES[code][self.lang].format(**params)

    def refuse(self, refused: Refused) -> None:
        """Print why nothing was done."""
        print(self.words_of(refused), file=self.err, flush=True)

    def words_of(self, refused: Refused) -> str:
        """Return the sentence of a refusal, of a command or of any part of the product."""
        if refused.code in SENTENCES:
            return self.words(refused.code, **refused.params)
        from phoihop.features.wording import sentence

        return sentence(refused.code, refused.params, self.lang)

    def progress(self, code: str) -> Callable[[int, int], None]:
        """Return what shows how far a long piece of work has come: one line, written over where the stream allows it."""
        label, interactive, shown = self.words(code), self.err.isatty(), [-1]

        def show(done: int, of: int) -> None:
            part = done * 100 // max(of, 1)
            last = done >= of
            # A log gets a line for each quarter, a person sees each step.
            if part == shown[0] or (not interactive and not last and part // 25 == shown[0] // 25):
                return
            shown[0] = part
            ending = "\n" if last or not interactive else "\r"
            print(f"{label} {part:3d}%", end=ending, file=self.err, flush=True)

        return show

    def secret(self, code: str, environment: str = "") -> str:
        """Ask for a password or passphrase: from the environment, typed unseen, or a line of a script's input."""
        if environment and os.environ.get(environment):
            return os.environ[environment]
        if self.read.isatty():
            return getpass.getpass(self.words(code) + " ", stream=self.err)
        return self.read.readline().rstrip("\r\n")

    def new_secret(self, code: str, environment: str = "") -> str:
        """Ask for a new secret, twice where it is typed by hand."""
        given = self.secret(code, environment)
        typed = self.read.isatty() and not (environment and os.environ.get(environment))
        if typed and self.secret("ask_again") != given:
            raise Refused("secrets_differ")
        return given


def language_of(argv: Sequence[str]) -> str:
    """Return the language asked for, also where the other options cannot be read: Vietnamese unless English is."""
    words = [word for given in argv for word in (given.split("=", 1) if given.startswith("--lang=") else [given])]
    asked = [value for option, value in pairwise(words) if option == "--lang"] or [os.environ.get("PHOIHOP_LANG", "vi")]
    return "en" if asked[-1] == "en" else "vi"
