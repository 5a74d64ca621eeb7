"""Reading the options of a command: what cannot be read is refused with a sentence, like anything else."""

from __future__ import annotations

import argparse
from typing import NoReturn

from phoihop.record.refused import Refused

LANGUAGES = ("vi", "en")


class Options(argparse.ArgumentParser):
    """A parser that refuses instead of ending the process. Help is written by hand, in both languages, elsewhere."""

    def __init__(self, command: str) -> None:
        super().__init__(prog=f"phoihop {command}", add_help=False, allow_abbrev=False)
        self.command = command
        self.add_argument("--lang", choices=LANGUAGES)
        self.add_argument("-h", "--help", action="store_true")

    def with_home(self) -> Options:
        """Take `--home`: the folder of the installation."""
        self.add_argument("--home")
        return self

    def read(self, argv: list[str]) -> argparse.Namespace:
        """Read what was typed; raises `Refused`. With `--help` nothing else has to be right."""
        if {"-h", "--help"} & set(argv):
            return argparse.Namespace(help=True)
        options, others = self.parse_known_args(argv)
        if others:
            raise Refused("option_unknown", {"given": " ".join(others), "command": self.command})
        return options

    def error(self, message: str) -> NoReturn:
        """Refuse; argparse's own words are English and are left out."""
        del message
        raise Refused("options_unclear", {"command": self.command})


def whole_number(given: str, option: str, least: int, most: int) -> int:
    """Return a number typed for an option; raises `Refused` outside of its bounds."""
    if not given.isascii() or not given.isdecimal() or not least <= int(given[:9]) <= most:
        raise Refused("option_number", {"option": option, "given": given, "least": least, "most": most})
    return int(given)
