"""Hatch's build hook: compiles the catalogues before a wheel is made, so that it carries every language."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileMessages(BuildHookInterface):
    """Compile `.po` to `.mo` in the tree that is being built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        del version, build_data
        place = Path(self.root) / "tools" / "compile_messages.py"
        spec = importlib.util.spec_from_file_location("compile_messages", place)
        assert spec is not None
        assert spec.loader is not None
        compiler = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(compiler)
        compiler.compile_catalogues(Path(self.root) / "src" / "phoihop")
