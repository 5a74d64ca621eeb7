"""The Vietnamese reader of sentences: its parts put together for one text.

Vietnamese names, sentences and times have a grammar of their own (no endings, names of classes of bodies, adverbs before
verbs); `bodies`, `extent`, `grammar`, `judging`, `timing` and `heads` know it, with the words of `packs/vi.toml`.
"""

from __future__ import annotations

import re
from functools import partial

from phoihop.reading.bodies import Bodies
from phoihop.reading.bracketed import roles_in_brackets
from phoihop.reading.grammar import Grammar
from phoihop.reading.heads import head_of, named_line
from phoihop.reading.judging import Judge
from phoihop.reading.packs import Pack
from phoihop.reading.series import SeriesClock
from phoihop.reading.speech import Speech
from phoihop.reading.tokens import Tokens

GENERIC = re.compile(
    r"^(các|hai|ba|mỗi|từng) (cơ quan|đơn vị|ngành|bộ|sở|ban|hội|tổ chức|bên|địa phương|cơ quan, đơn vị|bộ, ngành|cơ quan, tổ chức)( phối hợp| ký kết| liên quan tham gia ký kết| tham gia ký kết)?$"
)
ALL_OF_THEM = r"(?:hai|ba|bốn|năm|mỗi|cả hai|02|03) (?:cơ quan|đơn vị|ngành|bộ|sở|ban|hội|tổ chức|bên|địa phương)|các (?:bên|bộ|sở|ngành|ban)|các (?:cơ quan|đơn vị|bên|bộ|sở) (?:ký|ký kết|ban hành|ký liên tịch|tham gia ký kết)"
TOGETHER = re.compile(f"^(?:{ALL_OF_THEM})$")
TOGETHER_WITHOUT_LEADER = re.compile(f"^(?:{ALL_OF_THEM}|các (?:cơ quan|đơn vị) phối hợp)$")
ROLE_LINE = re.compile(
    r"^(?:cac )?(?:co quan|don vi|bo phan|bo, nganh|ben)? ?(chu tri|phoi hop|thuc hien)(?: thuc hien| chinh)?(?:,? phoi hop)? ?:"
)


def vietnamese(pack: Pack, tokens: Tokens, bodies: Bodies) -> Speech:
    """Vietnamese at work on one text."""
    clock = SeriesClock(tokens, pack.series)
    return Speech(
        pack=pack,
        tokens=tokens,
        names=bodies,
        sentences=Grammar(tokens, bodies),
        times=clock,
        judges=Judge(tokens, clock),
        head=partial(head_of, tokens, bodies),
        all_together=TOGETHER if "cơ quan chủ trì" in tokens.low_text else TOGETHER_WITHOUT_LEADER,
        role_line=ROLE_LINE,
        supporting=frozenset(("phoi hop",)),
        named_line=partial(named_line, tokens, bodies),
        bracket_roles=partial(roles_in_brackets, tokens, bodies),
    )
