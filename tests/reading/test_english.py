"""English agreements yield what Vietnamese ones do, from a pack of words; the two samples are read as a person would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading import PARTIES, Commitment, Reading, read, read_text
from phoihop.reading.language import language_of
from phoihop.reading.lint import lint
from phoihop.reading.packs import LANGUAGES, pack
from samples.reading.golden import HERE

HEALTH = "Department of Health of Song Van City"
POLICE = "Song Van City Police"


def sample(name: str) -> Reading:
    return read((HERE / name).read_bytes(), name)


def one(text: str) -> Commitment:
    """The only commitment of a sentence that stands in an agreement between an agency and an office."""
    found = all_of(text)
    assert len(found) == 1, [item.text for item in found]
    return found[0]


def all_of(text: str) -> tuple[Commitment, ...]:
    head = "MEMORANDUM OF UNDERSTANDING\nbetween the Water Agency and the Road Office\n\n"
    return read_text(head + "1. Work of the parties\n\n" + text + "\n").commitments


def beginning(reading: Reading, words: str) -> Commitment:
    return next(item for item in reading.commitments if item.text.startswith(words))


def test_a_memorandum_tells_its_kind_number_parties_and_term() -> None:
    agreement = sample("memorandum-en.txt").agreements[0]
    assert (agreement.kind, agreement.number) == ("memorandum", "07/MOU-DOH-SVP")
    assert agreement.parties == (HEALTH, POLICE)
    assert (agreement.signed_on, agreement.from_, agreement.to) == ("2025-04-14", "2025-04-14", "2027-12-31")
    assert {(party.short, party.name) for party in agreement.short_names} == {("Party A", HEALTH), ("Party B", POLICE)}


def test_parties_called_by_letters_are_given_their_names() -> None:
    reading = sample("memorandum-en.txt")
    assert beginning(reading, "keep the road").lead == (POLICE,)
    assert beginning(reading, "In cooperation").support == (POLICE,)
    assert beginning(reading, "forward").receivers == (HEALTH,)


def test_scope_definitions_powers_and_final_provisions_are_left_out() -> None:
    texts = " ".join(
        item.text for name in ("memorandum-en.txt", "agreement-en.txt") for item in sample(name).commitments
    )
    for left_out in (
        "set out how",
        "Accident report",
        "is entitled",
        "enter into force",
        "may terminate",
        "Nothing in this",
    ):
        assert left_out not in texts


def test_who_signs_is_read_from_the_closing_part() -> None:
    signers = [(item.name, item.position, item.party) for item in sample("memorandum-en.txt").signatories]
    assert signers == [("Tran Van Mau", "Director", HEALTH), ("Le Thi Thu", "Deputy Commander", POLICE)]


def test_a_promise_without_a_period_becomes_a_question() -> None:
    reading = sample("memorandum-en.txt")
    asked = [item.commitments[0] for item in reading.questions if item.code == "cadence_not_stated"]
    assert [reading.commitments[index].text for index in asked] == [
        "The Parties shall meet regularly to review this cooperation."
    ]


@pytest.mark.parametrize(
    ("sentence", "cadence", "due"),
    [
        ("The Water Agency shall submit a report at the end of every Quarter.", "quarterly", None),
        ("The Water Agency shall submit a report within thirty (30) days of the end of the works.", "on_event", "+30d"),
        ("The Water Agency will answer no later than 5 working days after receipt.", "on_event", "+5wd"),
        ("The Water Agency must warn the Road Office at least 48 hours in advance.", "on_event", "-48h"),
        ("The Water Agency shall give sixty (60) days written notice prior to any closure.", "on_event", "-60d"),
        ("The results shall be reviewed annually.", "yearly", None),
        ("By 31 March of each year, the Road Office shall send its plan to the Water Agency.", "yearly", "03-31"),
        ("The Road Office shall finish the map by December 15, 2026.", "once", "2026-12-15"),
        ("The Road Office shall finish the map by the end of June 2026.", "once", "2026-06-30"),
        ("The Road Office shall send figures by the 5th day of each month.", "monthly", "day 5"),
        ("The Road Office shall inspect the bridges every six (6) months.", "half_yearly", None),
        ("The Road Office shall keep a crew ready at all times.", "continuous", None),
        ("If a pipe bursts, the Water Agency shall inform the Road Office.", "on_event", None),
        ("In the event of a flood both Parties will assist each other.", "on_event", None),
        ("The Water Agency shall meet the Road Office every two years.", "unspecified", None),
        ("The Water Agency shall test the pumps in September each year.", "yearly", "09-30"),
        ("The Water Agency shall test the pumps in June 2026.", "once", "2026-06-30"),
        ("The Water Agency shall run two courses a year.", "yearly", None),
        ("The Water Agency shall finish the survey within a year.", "unspecified", None),
        ("Each Party shall name a focal point within 15 days of the signing of this Memorandum.", "once", "+15d"),
        ("The Road Office shall report any suspected leak.", "on_event", None),
        ("Disputes shall be settled by consultation.", "on_event", None),
        ("The Road Office shall print the map in Quarter II 2026.", "once", "2026-06-30"),
    ],
)  # fmt: skip
def test_when_a_duty_is_done(sentence: str, cadence: str, due: str | None) -> None:
    found = one(sentence)
    assert (found.cadence, found.due) == (cadence, due)


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("The Road Office agrees to repair the road.", ("Road Office",)),
        ("The Road Office is responsible for repairing the road.", ("Road Office",)),
        ("The Road Office undertakes to repair the road.", ("Road Office",)),
        ("The road will be repaired by the Road Office.", ("Road Office",)),
        ("Upon request of a mayor, the Road Office shall repair the road.", ("Road Office",)),
        ("The Road Office, which owns the road, shall repair it.", ("Road Office",)),
        ("The Road Office shall be notified of any works by the Water Agency.", ("Water Agency",)),
        ("The Water Agency and the Road Office shall share maps.", ("Water Agency", "Road Office")),
        ("Both Parties shall share maps.", (PARTIES,)),
        ("Maps shall be shared.", (PARTIES,)),
        ("The discovering agency shall notify the other.", ("discovering agency",)),
        ("Where the Road Office finds a leak, it shall notify the other party.", ("Road Office",)),
        ("The following are designated as focal points:\n- Desk Team of the Water Agency;\n- Night Unit of the Road Office.", ("Desk Team of the Water Agency", "Night Unit of the Road Office")),
        ("Aqua Nova agrees to lend pumps.", ("Aqua Nova",)),
        ("The Owner shall repair the road.", ("Owner",)),
        ("[Supporting Agency] will repair the road.", ("[Supporting Agency]",)),
        ("It is agreed that the Road Office will repair the road.", ("Road Office",)),
        ("The Road Office wishing to close a road must warn drivers.", ("Road Office",)),
        ("The Road Office shall not disclose the figures.", ("Road Office",)),
        ("The Ministry of Agriculture and Rural Development shall share maps.", ("Ministry of Agriculture and Rural Development",)),
    ],
)  # fmt: skip
def test_who_owes_a_duty(sentence: str, lead: tuple[str, ...]) -> None:
    assert one(sentence).lead == lead


@pytest.mark.parametrize(
    "sentence",
    [
        "The Water Agency may close a road.",
        "The Water Agency is entitled to inspect the works.",
        "The Water Agency shall have the right to inspect the works.",
        "This Memorandum shall remain in force until 31 December 2027.",
        "This Memorandum may be amended by the Parties.",
        "Nothing in this Memorandum shall be construed as a transfer of powers.",
        "The Water Agency agrees that the Road Office shall not be liable for damage.",
        "The Water Agency acknowledges that roads are old.",
        "The works are difficult.",
        "The Road Office consents to the sharing of its maps.",
        "Training Courses shall include a test.",
        "This obligation survives for two years.",
    ],
)
def test_what_binds_nobody_to_do_anything_is_left_out(sentence: str) -> None:
    assert all_of(sentence) == ()


def test_an_introducing_line_gives_its_owner_to_the_items_below() -> None:
    items = all_of(
        "The Water Agency shall:\n(a) share maps with the Road Office;\n(b) train the crews; and\n(c) repair pipes."
    )
    assert [(item.text, item.lead) for item in items] == [
        ("share maps with the Road Office;", ("Water Agency",)),
        ("train the crews; and", ("Water Agency",)),
        ("repair pipes.", ("Water Agency",)),
    ]


def test_a_sentence_that_binds_two_bodies_is_two_commitments() -> None:
    items = all_of("The Water Agency shall draw the map, and the Road Office shall print it.")
    assert [(item.text, item.lead) for item in items] == [
        ("The Water Agency shall draw the map", ("Water Agency",)),
        ("the Road Office shall print it.", ("Road Office",)),
    ]


def test_two_duties_joined_without_a_comma_are_two_commitments() -> None:
    items = all_of("It is agreed that the Water Agency will keep the pumps and that the Road Office will pay for oil.")
    assert [item.lead for item in items] == [("Water Agency",), ("Road Office",)]


def test_a_passive_that_names_nobody_is_owed_by_all_and_not_by_the_body_before() -> None:
    items = all_of("1.1. The Water Agency shall draw the map.\n\n1.2. A final review shall be held in 2030.")
    assert [item.lead for item in items] == [("Water Agency",), (PARTIES,)]


def test_with_whom_a_long_introduction_is_owed_is_not_handed_down() -> None:
    items = all_of(
        "The Water Agency will contribute to the work on the roads of the city, in full cooperation with the Road Office, including by:\n"
        "(a) sharing maps;\n(b) training the crews of the city."
    )
    assert [(item.lead, item.support) for item in items] == [
        (("Water Agency",), ("Road Office",)),
        (("Water Agency",), ()),
        (("Water Agency",), ()),
    ]


def test_letters_in_one_line_are_items() -> None:
    items = all_of("The Water Agency undertakes to: (a) train ten crews in 2026; (b) lend scanners.")
    assert [item.text for item in items] == ["train ten crews in 2026;", "lend scanners."]


def test_every_commitment_quotes_the_words_that_led_to_it() -> None:
    for name in ("memorandum-en.txt", "agreement-en.txt"):
        reading = sample(name)
        for item in reading.commitments:
            quoted = [reason for reason in item.why if reason.start >= 0]
            assert quoted
            assert all(reading.text[reason.start : reason.end] == reason.text for reason in quoted)


def test_the_language_is_told_by_the_text_and_can_be_given() -> None:
    assert language_of("Sở Y tế chủ trì, phối hợp với Công an thành phố.") == "vi"
    assert language_of("So Y te chu tri, phoi hop voi Cong an thanh pho theo ke hoach cua hai ben.") == "vi"
    assert language_of("The Agency shall cooperate with the Office.") == "en"
    assert language_of("12345") == LANGUAGES[0]
    assert sample("memorandum.txt").language == "vi"
    assert sample("memorandum-en.txt").language == "en"


def test_every_pack_has_the_lines_and_cadences_of_the_outcome() -> None:
    for language in LANGUAGES:
        tags = pack(language).phrases
        for name in ("information", "review", "operation", "support"):
            assert tags[f"line:{name}"]
        for name in ("monthly", "quarterly", "yearly"):
            assert tags[f"cadence:{name}"]


CUES = [
    "Article 1.", "1.1", "(a)", "(i)", "-", "The Agency", "the Road Office", "both Parties", "UNICEF", "shall", "will", "may", "agrees to",
    "be", "submitted", "by", "if", "upon request", "unless", "in cooperation with", "and", "of", "the", "within", "thirty (30)", "days", "after",
    "no later than", "15 May 2026", "quarterly", "regularly", "Responsibilities of", "Definitions", "between", "hereinafter", '"', "(", ")", ":", ";", ".", ",", "\n",
    "\n\n", "'s", "shall:", "MEMORANDUM OF UNDERSTANDING\n", "For the Road Office\n", "Name: A\n", "Title: B\n", "|", "<br>", "{{", "}}",
]  # fmt: skip


@given(st.lists(st.sampled_from(CUES), min_size=1, max_size=60).map(" ".join))
def test_every_text_of_english_cue_words_is_read_with_offsets_that_hold(text: str) -> None:
    if not text.strip():
        return
    reading = read_text(text, language="en")
    for item in reading.commitments:
        assert text[item.start : item.end] == item.text
        assert item.lead
        assert item.line
        for reason in item.why:
            assert reason.start < 0 or text[reason.start : reason.end] == reason.text
    assert reading.to_json() == read_text(text, language="en").to_json()


SPITEFUL = {
    "only modals": "the Agency shall " * 4_000,
    "only conditions": "if the Agency, " * 4_000,
    "only numbers in words": "thirty (30) " * 6_000,
    "only openers of lists": "between the Agency and " * 3_000,
    "only definitions": '(hereinafter referred to as "A") ' * 2_000,
    "only dates": "by 15 May 2026 " * 4_000,
    "only capitals": "Ministry of Health and " * 3_000,
    "only rows": "| a |\n|---|\n" * 4_000,
    "only one row": "| a " * 8_000 + "|\n" + "|---" * 8_000 + "|\n",
    "only signers": "For A   For B   " * 4_000,
    "only blanks to fill in": "[A shall [B will " * 4_000,
    "only unknown names": "The Xa of Ya and the Za agrees to " * 3_000,
    "only signings": "A signed a memorandum with B today, said C. " * 2_000,
    "only promises of one speaker": "The Agency signed a plan with the Office. " + "We will go, said A. " * 3_000,
    "only quotations": '"We will " said the Agency that ' * 3_000,
    "only contrasts": "the Agency shall go while " * 4_000,
    "only numbers alone": "(a)\n" * 4_000,
    "only lists of parties": "the parties are the Agency (AA), the Office (BB), " * 2_000,
    "only months": "in May each year " * 4_000,
    "only ends of a party": "between A, of B, " * 4_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SPITEFUL)
def test_spiteful_english_text_is_read_to_its_end(name: str) -> None:
    assert read_text(SPITEFUL[name], language="en").text == SPITEFUL[name]


def test_a_draft_in_english_is_told_what_it_lacks() -> None:
    """The sample names no focal point; reporting, review and amendment it has."""
    codes = {finding.code for finding in lint(sample("agreement-en.txt"))}
    assert "no_focal_point" in codes
    assert not codes & {"no_reporting", "no_review", "no_amendment", "owes_unsigned", "abbreviation_undefined"}
