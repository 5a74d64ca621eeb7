"""Every setting of an installation is listed with its meaning, and nothing is read that is not listed."""

from __future__ import annotations

import re

from house.tree import PACKAGE, ROOT, python_files
from phoihop.config.settings import OPTIONS

READ = re.compile(
    r"""env(?:iron)?\.(?:str|bool|int|list|get|path|float)\(\s*["']([A-Z_]+)["']|environ\[["']([A-Z_]+)["']\]"""
)


def test_every_setting_that_is_read_is_listed_and_the_other_way_round() -> None:
    read = set()
    for each in python_files(PACKAGE):
        read |= {name for found in READ.findall(each.read_text("utf-8")) for name in found if name}
    assert read - {"DJANGO_SETTINGS_MODULE"} == {option.name for option in OPTIONS}


def test_every_setting_says_what_it_means() -> None:
    for option in OPTIONS:
        assert len(option.meaning.split()) >= 4, option.name
        assert option.meaning.endswith("."), option.name


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    for option in OPTIONS:
        assert f"`{option.name}`" in page
        assert option.meaning in page
