"""An act as it was received: its fields, its id, its signature, and what is refused of its form."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws as jose
from joserfc.jwk import OKPKey

from phoihop.record import canonical, limits
from phoihop.record.act import PROTECTED, Act, Entry, jws, signing_input
from phoihop.record.refused import Refused
from record.cast import AN, BINH, NOW, founding, key_of, sealed
from record.small_law import Drafted, Filed, Noted, Opened

ID = "ab" * 32
OTHER_ID = "cd" * 32
FIELDS = {
    "v": 1,
    "record": ID,
    "author": AN,
    "key": key_of(AN).thumbprint,
    "seq": 2,
    "kind": "report.filed",
    "time": "2026-11-24T01:02:03Z",
    "thread": "occ/c7.2/2026-06-15/2026-09-14",
    "prev": ID,
    "names": {"terms": ID, "merges": [ID, OTHER_ID]},
    "seen": [OTHER_ID],
    "facts": {"result": "done"},
    "body": ID,
}


def read(**changed) -> Act:
    fields = {name: value for name, value in {**FIELDS, **changed}.items() if value is not None}
    return Act.received(canonical.encode(fields), bytes(64))


def code_of(**changed) -> str:
    with pytest.raises(Refused) as refused:
        read(**changed)
    return refused.value.code


def test_an_act_shows_what_its_header_says():
    act = read()
    assert act.id == hashlib.sha256(act.header).hexdigest()
    assert (act.author, act.key, act.kind, act.seq, act.prev) == (AN, key_of(AN).thumbprint, "report.filed", 2, ID)
    assert (act.record, act.thread, act.opener) == (ID, "occ/c7.2/2026-06-15/2026-09-14", "")
    assert act.names == {"terms": (ID,), "merges": (ID, OTHER_ID)}
    assert act.named() == (ID, OTHER_ID)
    assert act.merges == (ID, OTHER_ID)
    assert act.facts_as(Filed) == Filed(result="done")
    assert act.words() is None


def test_an_act_without_a_thread_opens_one_and_one_without_a_record_founds_one():
    opener = read(thread=None)
    assert (opener.thread, opener.opener) == (opener.id, "")
    inside = read(thread=ID)
    assert (inside.thread, inside.opener) == (ID, ID)
    first = read(record=None, prev=None, names=None, seen=None, seq=1, thread="terms")
    assert (first.record, first.prev, first.names, first.merges) == (first.id, "", {}, ())


def test_acts_are_equal_by_their_id():
    act = read()
    assert act == read()
    assert act != read(seq=3)
    assert act != act.id
    assert len({act, read()}) == 1
    assert repr(act) == f"<report.filed {act.id[:8]} by {AN[:6]} no. 2>"


def test_fields_that_this_version_does_not_know_are_kept():
    act = read(colour={"deep": [1, None, True]})
    assert json.loads(act.header)["colour"] == {"deep": [1, None, True]}
    assert Act.stored(act.header, act.signature).id == act.id


@pytest.mark.parametrize("field", [name for name in FIELDS if name not in {"v", "seq"}])
def test_an_empty_field_is_left_out_and_never_written(field):
    assert code_of(**{field: type(FIELDS[field])()}) == "header.empty"


@pytest.mark.parametrize(
    "changed",
    [
        {"record": ID.upper()},
        {"record": ID + "\n"},
        {"author": AN[:-1]},
        {"author": None},
        {"key": "x" * 42},
        {"key": None},
        {"seq": 0},
        {"seq": "2"},
        {"seq": True},
        {"seq": None},
        {"kind": "filed"},
        {"kind": "Report.filed"},
        {"kind": "report." + "x" * limits.KIND_LENGTH},
        {"kind": "report.filed\n"},
        {"time": "2026-11-24T01:02:03"},
        {"time": "2026-11-24T01:02:03+07:00"},
        {"time": "2026-13-24T01:02:03Z"},
        {"time": "2026-11-24T01:02:60Z"},
        {"time": None},
        {"thread": "occ//x"},
        {"thread": "occ/c 7"},
        {"thread": "occ/" + "x" * limits.THREAD_LENGTH},
        {"prev": "x"},
        {"names": {"terms": []}},
        {"names": {"terms": ["x"]}},
        {"names": {"": ID}},
        {"names": {"Terms": ID}},
        {"names": [ID]},
        {"seen": ID},
        {"facts": "done"},
        {"body": 7},
    ],
)
def test_a_field_of_another_form_is_refused(changed):
    assert code_of(**changed) == "header.malformed"


def test_a_version_that_is_no_number_is_refused():
    assert code_of(v=True) == "header.malformed"


def test_an_id_stands_once_in_a_list():
    assert code_of(seen=[ID, ID]) == "header.list"
    assert code_of(names={"terms": [ID, ID]}) == "header.list"


@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_another_version_of_the_format_is_refused(version):
    assert code_of(v=version) == "header.version"


@pytest.mark.parametrize(
    "rests",
    [{"prev": ID}, {"names": {"terms": ID}}, {"seen": [ID]}, {"thread": ID}],
    ids=lambda rests: next(iter(rests)),
)
def test_a_founding_act_rests_on_nothing(rests):
    bare = {"record": None, "prev": None, "names": None, "seen": None, "thread": None}
    assert read(**bare).record
    assert code_of(**{**bare, **rests}) == "header.founding"


def test_facts_of_another_form_are_refused_when_they_are_read():
    with pytest.raises(Refused) as refused:
        read(facts={"result": 7}).facts_as(Filed)
    assert refused.value.code == "facts.malformed"
    act = read(facts={"result": "done", "unknown": 1})
    assert act.facts_as(Filed) is act.facts_as(Filed)
    assert act.facts_as(Opened) == Opened()


def test_a_signature_of_another_length_is_refused():
    act = read()
    for length in (0, 63, 65):
        with pytest.raises(Refused) as refused:
            Act.received(act.header, bytes(length))
        assert refused.value.code == "signature.malformed"


def test_a_sealed_act_is_numbered_dated_salted_and_signed():
    first = founding()
    hanoi = datetime(2026, 11, 24, 8, 2, 3, tzinfo=timezone(timedelta(hours=7)))
    entry = Entry(first.id, Noted(view="yes"), first.id, {"report": first.id, "none": []}, {"words": "Thống nhất"})
    act = sealed(entry, AN, first, seen=[OTHER_ID], merges=[ID], now=hanoi)
    assert json.loads(act.header) == {
        "v": 1,
        "record": first.id,
        "author": AN,
        "key": key_of(AN).thumbprint,
        "seq": 2,
        "kind": "matter.noted",
        "time": "2026-11-24T01:02:03Z",
        "thread": first.id,
        "prev": first.id,
        "names": {"report": first.id, "merges": [ID]},
        "seen": [OTHER_ID],
        "facts": {"view": "yes"},
        "body": hashlib.sha256(act.body).hexdigest(),
    }
    assert act.words() == {"words": "Thống nhất"}
    assert act.signed_by(key_of(AN).public)
    assert not act.signed_by(key_of(BINH).public)


def test_empty_fields_are_left_out_when_sealed():
    act = sealed(Entry("", Opened()), AN, None)
    assert sorted(json.loads(act.header)) == ["author", "key", "kind", "seq", "time", "v"]
    assert act.body is None


def test_facts_beyond_ascii_cannot_be_sealed():
    with pytest.raises(Refused) as refused:
        sealed(Entry("", Noted(view="Thống nhất")), AN, None)
    assert refused.value.code == "header.not_ascii"


def test_any_jose_tool_checks_an_act():
    act = founding()
    token = jws(act)
    key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": canonical.to_base64url(key_of(AN).public.raw)})
    opened = jose.deserialize_compact(token, key, algorithms=["Ed25519"])
    assert opened.payload == act.header
    assert opened.headers() == json.loads(PROTECTED)
    assert token.startswith(signing_input(act.header).decode())


def test_what_a_jose_tool_signs_is_an_act():
    act = founding()
    private = OKPKey.import_key(
        {
            "kty": "OKP",
            "crv": "Ed25519",
            "x": canonical.to_base64url(key_of(AN).public.raw),
            "d": canonical.to_base64url(key_of(AN).seed),
        }
    )
    token = jose.serialize_compact(
        {"alg": "Ed25519", "typ": "phoihop-act"}, act.header, private, algorithms=["Ed25519"]
    )
    assert token == jws(act)


def test_a_second_spelling_of_a_signature_fails():
    # RFC 8032, section 5.1.7: S plus the group's order would be another spelling of the same signature.
    act = founding()
    order = 2**252 + 27742317777372353535851937790883648493
    again = int.from_bytes(act.signature[32:], "little") + order
    spelled = act.signature[:32] + again.to_bytes(32, "little")
    assert not Act.received(act.header, spelled).signed_by(key_of(AN).public)


@given(st.data())
def test_a_flipped_byte_of_header_or_signature_never_passes(data):
    act = founding()
    flip = data.draw(st.integers(1, 255))
    place = data.draw(st.integers(0, len(act.header) + 63))
    changed = bytearray(act.header + act.signature)
    changed[place] ^= flip
    try:
        received = Act.received(bytes(changed[:-64]), bytes(changed[-64:]))
    except Refused:
        return
    assert not received.signed_by(key_of(AN).public)


def test_a_stored_act_is_taken_as_it_was_kept():
    act = founding()
    stored = Act.stored(act.header, act.signature, act.body)
    assert (stored, stored.words(), stored.facts_as(Drafted)) == (act, act.words(), act.facts_as(Drafted))
    assert stored.without_body().body is None
    assert stored.without_body().with_body(act.body).words() == act.words()
    assert NOW.astimezone(UTC).isoformat() == stored.head.time.replace("Z", "+00:00")
