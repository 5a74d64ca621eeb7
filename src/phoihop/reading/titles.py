"""Makes the short title of a duty from its words: without its number, its bodies, its times and conditions, in whole phrases.

The words are the tables `title` of all language packs; a text is told by its words and not by its language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from phoihop.reading.marks import words_of
from phoihop.reading.outcome import PARTIES
from phoihop.reading.packs import LANGUAGES, raw_pack

LONGEST = 90
SHORTEST = 5
HALF = 36
PERIODS = ("weekly", "monthly", "quarterly", "half_yearly", "nine_monthly", "yearly")
LABEL = re.compile(r"^\s*(?:[-–•+*]|\(?[0-9a-zđ]{1,3}[.)]|[IVX]{1,5}\.)\s+")
LAST = re.compile(r"[;,]\s*(?:and|or|và|hoặc)$")
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
BRACKET = re.compile(r"\s*\([^()]*\d[^()]*\)")
ALL = re.compile(
    r"^(?:the|both|each|all|either)\s+(?:two\s+|of the\s+)?(?:part(?:y|ies)|agenc(?:y|ies)|sides?)\s+", re.IGNORECASE
)
COMMA = re.compile(r",\s")
CLAUSE = re.compile(r"[;:]\s|(?<=\w{4})\.\s")
JOINTS = "và|cùng|and"


class Words:
    """The tables `title` of all packs as patterns."""

    def __init__(self) -> None:
        packs = [raw_pack(language) for language in LANGUAGES]

        def of(*names: str) -> str:
            return words_of([word for pack in packs for name in names for word in pack.get("title", {}).get(name, ())])

        def pattern(text: str) -> re.Pattern[str]:
            return re.compile(text, re.IGNORECASE)

        parties = [word.lstrip("=") for pack in packs for word in pack["phrases"].get("parties", ())]
        named = [word for pack in packs for period in PERIODS for word in pack.get("series", {}).get(period, ())]
        number = r"\d{1,2}"
        year = rf"(?:[/.-]|\s(?:{of('year')})\s)\d{{4}}"
        day = rf"(?:(?:{of('day')})\s)?{number}(?:\s?[/.-]\s?{number}(?!\d)(?:[/.-]\d{{4}})?|\s(?:{of('month')})\s{number}(?:{year})?)"
        month = rf"(?:{of('month')})\s{number}(?:{year})?"
        quarter = rf"(?:{of('quarter')})\s(?:[ivx]{{1,3}}|[1-4])(?:(?:/|\s(?:{of('year')})\s)\d{{4}})?"
        bare = rf"(?:{of('day')})\s{number}(?:\s[^,;.]{{0,12}}(?:{of('month', 'quarter')})[^,;.\d]{{0,16}}?(?=[,;.]|$|\s(?:và|gửi)\s))?"
        date = rf"(?:{day}|{month}|{quarter}|(?:{of('year')})\s\d{{4}}|{bare})"
        every = rf"(?:{of('every')})\s(?:{words_of(named)})"
        self.opening = pattern(rf"^(?:(?:{of('opening')})(?!\w)[,\s]*)+")
        verbs = [
            word.lstrip("=") for pack in packs for tag in ("verb", "light") for word in pack["phrases"].get(tag, ())
        ]
        self.leads = pattern(rf"^(?:{of('leads')})(?:,\s|\s(?:{of('joints')})\s|\s)(?=(?:{words_of(verbs)})(?!\w))")
        self.all = pattern(rf"^(?:{words_of(parties)})(?!\w)[,\s]*")
        self.case = pattern(rf"^(?:{of('case')})\s")
        self.then = pattern(rf"^[^.;]{{1,300}}\s(?:{of('then')})\s")
        head = rf"{every}|{of('alone')}|(?:{of('deadline')})\s{date}|{date}"
        self.leading = pattern(rf"^(?:(?:{head})(?:,\s*|\s+(?=\w))|(?:{words_of(named)}),\s)")
        self.times = [
            pattern(
                rf"(?:,\s|\s)?(?<!\w)(?:(?:{of('term')})\s)(?:\w+\s)?\d{{1,3}}(?:\s\([^()]*\))?\s(?:{of('units')})(?!\w)(?:,?\s(?:{of('since')})[^,;.]*)?"
            ),
            pattern(rf"(?:,\s|\s)?(?<!\w)(?:(?:{of('deadline')})\s)+{date}(?:(?:,|\sand|\svà)\s{date})*(?!\w)"),
            pattern(rf"(?:,\s|\s)?(?<!\w)(?:{every}|{of('alone')})(?:(?:,|\svà)\s(?:{words_of(named)})(?!\w))*(?!\w)"),
        ]
        self.cut = pattern(rf"(?:,)?\s(?:{of('cut')})(?!\w)")
        self.phrase = pattern(rf"\s(?:{of('phrase')})(?!\w)")
        self.small = re.compile(
            rf"(?<=[a-zà-ỹ,] )(?:{words_of([w.capitalize() for pack in packs for w in pack.get('title', {}).get('small', ())])})(?!\w)"
        )


@cache
def title_words() -> Words:
    return Words()


def title_of(text: str, names: Sequence[str]) -> str:
    """A short title of a duty. `names` are those of bodies, with which it does not begin."""
    words = title_words()
    whole = LAST.sub("", LABEL.sub("", " ".join(text.split()))).rstrip(" .;:,/")
    bodies = sorted({each for each in names if each and each != PARTIES}, key=len, reverse=True)
    title = behind_times(BRACKET.sub("", whole), bodies, words)
    title = after_bodies(title, bodies, words)
    for times in words.times:
        title = times.sub("", title) if not times.fullmatch(title) else title
    title = after_bodies(tidy(title), bodies, words)
    if len(title) < SHORTEST or " " not in title:
        title = tidy(whole)
    title = words.small.sub(lambda found: found.group().lower(), title)
    return shortened(title[:1].upper() + title[1:])


def behind_case(title: str, bodies: Sequence[str], words: Words) -> str:
    """What stands behind a condition: behind its "thì", its comma before the body that acts, else its first comma."""
    if found := words.then.match(title):
        return title[found.end() :]
    named = [at for name in bodies if (at := title.find(f", {name}")) > 0 and CLAUSE.search(title, 0, at) is None]
    at = min(named, default=title.find(", "))
    return title[at + 2 :] if 0 < at < len(title) - SHORTEST else title


def behind_times(title: str, bodies: Sequence[str], words: Words) -> str:
    """What stands behind times and conditions at the head."""
    for _ in range(4):
        before = title
        title = words.leading.sub("", title)
        if words.case.match(title):
            title = behind_case(title, bodies, words)
        if title == before:
            break
    return title


def after_bodies(title: str, bodies: Sequence[str], words: Words) -> str:
    for _ in range(6):
        before = title
        for name in bodies:
            named = ARTICLE.sub("", title)
            if re.match(re.escape(name) + r"(?!\w)", named, re.IGNORECASE):
                title = named[len(name) :].lstrip(" ,;:")
        title = words.leads.sub("", title)
        title = words.all.sub("", words.opening.sub("", ALL.sub("", words.leading.sub("", title))).lstrip(" ,;:"))
        title = re.sub(rf"^(?:{JOINTS})\s+", "", title, flags=re.IGNORECASE)
        if title == before:
            break
    return title


def tidy(title: str) -> str:
    """Commas and spaces put right where words were taken out."""
    title = re.sub(r"\s+([,;.:])", r"\1", " ".join(title.split()))
    return re.sub(r",(?:\s*,)+", ",", title).strip(" ,;:.")


def shortened(title: str) -> str:
    """Cut a long title where a clause or a phrase ends, never inside one where that can be helped."""
    if len(title) <= LONGEST:
        return title
    words = title_words()
    for pattern in (CLAUSE, words.cut):
        if found := pattern.search(title, HALF // 2, LONGEST + 1):
            return title[: found.start()].rstrip(" ,;:.")
    ends = [found.start() for pattern in (COMMA, words.phrase) for found in pattern.finditer(title, HALF, LONGEST + 1)]
    if ends:
        return title[: max(ends)].rstrip(" ,;:.")
    return title[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.")
