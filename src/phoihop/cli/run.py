"""From what was typed to an exit status: finds the command, runs it, and turns every refusal into one sentence.

A failure of the software itself is told in a sentence too; `PHOIHOP_DEBUG=1` shows where it happened.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from phoihop.cli.table import COMMANDS, Command, command_named
from phoihop.cli.terminal import Terminal, language_of
from phoihop.record.refused import Refused

FINE, FOUND, REFUSED = 0, 1, 2
_HELP_WORDS = {"-h", "--help", "help"}


def run(argv: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Run the command that was typed; returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Vietnamese must pass through a pipe on Windows too, and nothing that is printed may fail.
            stream.reconfigure(encoding="utf-8", errors="replace")
    # Database, vault and backups are for the account that runs the installation, and for nobody else on the computer.
    os.umask(0o077)
    terminal = Terminal(out or sys.stdout, err or sys.stderr, language_of(argv))
    try:
        return _run(list(argv), terminal)
    except Refused as refused:
        terminal.refuse(refused)
    except KeyboardInterrupt:
        terminal.refuse(Refused("interrupted"))
    except BrokenPipeError:
        # Whoever read our output has closed it (`phoihop ... | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        # The last door: people get a sentence, not a traceback.
        if os.environ.get("PHOIHOP_DEBUG", "").lower() in {"1", "true", "yes"}:
            raise
        terminal.refuse(Refused("failed", {"error": f"{type(error).__name__}: {error}".strip()[:300]}))
    return REFUSED


def _run(argv: list[str], terminal: Terminal) -> int:
    rest = _without_language(argv)
    if not rest or rest[0] in _HELP_WORDS:
        if len(rest) > 1:
            return _run([rest[1], "--help", "--lang", terminal.lang], terminal)
        terminal.line(overview(terminal))
        return FINE
    if rest[0] == "--version":
        from phoihop import __version__

        terminal.line(f"phoihop {__version__}")
        return FINE
    command = command_named(rest[0])
    if command is None:
        raise Refused("command_unknown", {"given": rest[0]})
    return _call(command, argv[argv.index(rest[0]) + 1 :], terminal)


def _without_language(argv: list[str]) -> list[str]:
    """Leave out `--lang` where it stands before the command."""
    rest = list(argv)
    while rest and rest[0].startswith("--lang"):
        rest = rest[1:] if "=" in rest[0] else rest[2:]
    return rest


def _call(command: Command, argv: list[str], terminal: Terminal) -> int:
    if not command.module:
        from phoihop.timetable.command import timetable_command

        given = argv if any(each.startswith("--lang") for each in argv) else [*argv, "--lang", terminal.lang]
        return timetable_command(given, terminal.out, terminal.err)
    module = importlib.import_module(f"phoihop.cli.{command.module}")
    options = module.options().read(argv)
    if options.help:
        terminal.line(module.HELP[terminal.lang].rstrip())
        return FINE
    return int(module.run(options, terminal))


def overview(terminal: Terminal) -> str:
    """Return what `phoihop --help` shows: every command in one line."""
    width = max(len(command.name) for command in COMMANDS)
    lines = [f"  {command.name.ljust(width)}  {command.summary(terminal.lang)}" for command in COMMANDS]
    return "\n".join([terminal.words("overview_head"), *lines, terminal.words("overview_foot")])
