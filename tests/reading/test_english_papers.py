"""Whole papers in English: letters for parties, drawn tables, columns of signers, bullets, and reports of a signing."""

from __future__ import annotations

import io

import docx

from phoihop.reading import PARTIES, read, read_text

LETTERED = """SERVICE AGREEMENT
This Agreement is made on 2 February 2026 between:

(A) The Water Agency of Song Van City, a unit under the Department of Science and Technology, with its seat at 3 Bach Dang Street ("Party A"); and

(B) Aqua Nova, with its seat at 41 Ben Nghe Street ("Party B").

Article 1. Tasks
Party A shall supply maps. Aqua Nova shall repair pumps.

| No. | Task | Responsible | Deadline |
|---|---|---|---|
| 1 | Draw the map | Party A | 28 February 2026 |
| 2 | Test the pumps | Party B | Every six months |

For Party A                     For Party B
Dang Van Khoi                   Ngo Thi Lien
Director                        General Director
"""


def test_party_letters_stand_for_names_in_sentences_in_a_drawn_table_and_below_it() -> None:
    reading = read_text(LETTERED)
    agency, aqua = ("Water Agency of Song Van City",), ("Aqua Nova",)
    assert reading.agreements[0].parties == (*agency, *aqua)
    assert [(item.text, item.lead, item.due) for item in reading.commitments] == [
        ("Party A shall supply maps.", agency, None),
        ("Aqua Nova shall repair pumps.", aqua, None),
        ("Draw the map", agency, "2026-02-28"),
        ("Test the pumps", aqua, None),
    ]
    assert [(item.name, item.position, item.party) for item in reading.signatories] == [
        ("Dang Van Khoi", "Director", *agency),
        ("Ngo Thi Lien", "General Director", *aqua),
    ]


REPORT = """Song Van City: health department and youth union sign programme for 2026-2030

SONG VAN, 12 May 2026 – The Health Department of Song Van City and the Song Van Youth Union today signed a cooperation programme on clean schools for the period 2026-2030.

Under the programme, the two bodies will clean one school every month. The Youth Union will train 200 volunteers, while the Health Department will provide masks.

Over the past five years, the two sides have held 340 sessions.

"We will open a hotline in June 2026," said Ms Ha, Director of the Health Department.

Mr Tho asked both sides to involve the Women's Union and to report on the results every six months.

On the same occasion, the Red Cross will open a clinic.
"""


def test_a_report_of_a_signing_gives_its_agreement_what_is_promised_and_what_is_asked() -> None:
    reading = read_text(REPORT)
    health, youth = "Health Department of Song Van City", "Song Van Youth Union"
    agreement = reading.agreements[0]
    assert len(reading.agreements) == 1
    assert (agreement.kind, agreement.signed_on, agreement.from_, agreement.to) == (
        "programme",
        "2026-05-12",
        "2026",
        "2030",
    )
    assert agreement.parties == (health, youth)
    assert [(item.lead, item.support, item.cadence, item.source) for item in reading.commitments] == [
        ((PARTIES,), (), "monthly", "agreement"),
        ((youth,), (), "unspecified", "agreement"),
        ((health,), (), "unspecified", "agreement"),
        ((health,), (), "once", "agreement"),
        ((PARTIES,), ("Women's Union",), "half_yearly", "directive"),
    ]


def test_under_which_leads_to_what_is_agreed() -> None:
    reading = read_text(
        "The Ministry of Health signed a memorandum of understanding with the National Football Federation on Tuesday (March 10, 2026), "
        "under which the two sides will organise health checks by the end of 2027.\n\n"
        "The memorandum was signed by the federation president. He added that the federation would appoint a liaison officer.\n"
    )
    assert reading.agreements[0].parties == ("Ministry of Health", "National Football Federation")
    assert [(item.lead, item.due) for item in reading.commitments] == [
        ((PARTIES,), "2027"),
        (("National Football Federation",), None),
    ]


def test_bodies_of_one_class_are_told_apart_by_their_places() -> None:
    reading = read_text(
        "The city councils of Port Aster and Greenhaven have signed an agreement on water, officials announced on Thursday.\n\n"
        "Under the deal, Greenhaven City Council will release water every week.\n"
    )
    assert reading.agreements[0].parties == ("Port Aster", "Greenhaven")
    assert [(item.lead, item.cadence) for item in reading.commitments] == [(("Greenhaven",), "weekly")]


def test_an_introduction_whose_items_are_still_to_be_filled_in_is_no_duty() -> None:
    text = "MEMORANDUM OF UNDERSTANDING\n\nPlanned actions\na. [Party A] plans to:\n1. [Planned action]\n2. [Planned action]\n"
    assert read_text(text, language="en").commitments == ()


def test_a_notice_without_bodies_is_a_report_without_agreements() -> None:
    reading = read_text("A memorandum was signed today. The mayor said the town would buy a bus.\n", language="en")
    assert (reading.agreements, reading.commitments) == ((), ())


SIDES = """COOPERATION AGREEMENT
between the Farm Department of Lam Ha and the Market Office of Lam Ha

I. RESPONSIBILITIES
1. Farm Department of Lam Ha:
- Provides technical documents;
- Ensures that results are returned within 5 days of receiving samples.
- Records of tests older than a year.
2. Market Office of Lam Ha:
- Keeps samples confidential;
"""


def test_items_in_the_third_person_are_duties_of_the_body_above_them() -> None:
    assert [(item.text, item.lead) for item in read_text(SIDES).commitments] == [
        ("Provides technical documents;", ("Farm Department of Lam Ha",)),
        ("Ensures that results are returned within 5 days of receiving samples.", ("Farm Department of Lam Ha",)),
        ("Keeps samples confidential;", ("Market Office of Lam Ha",)),
    ]


def test_parties_may_stand_in_a_list_with_their_symbols() -> None:
    reading = read_text(
        "PROTOCOL\n\n1. AGENCIES\nThe participating agencies are the City Fire Service (CFS), the Department of Public Works (DPW) and "
        "the Red Cross Society of Song Van (RCS).\n\n2. TASKS\nCFS shall train crews. It shall meet the mayor monthly.\n"
    )
    assert reading.agreements[0].parties == (
        "City Fire Service",
        "Department of Public Works",
        "Red Cross Society of Song Van",
    )
    assert [item.lead for item in reading.commitments] == [("City Fire Service",)]


PARTNERS = """Partnership Agreement

No. 31/PA-NBC                                   Northmere, 20 February 2025

Between
(1) Northmere Borough Council of Town Hall, High Street, Northmere (the "Council"); and
(2) Northmere Veterans' Association, a charity, of 9 Mill Lane, Northmere (the "Association").

I. TOPICS
1. Dissemination of law
a) Compile leaflets on new laws.
b) Support for farmers.

II. ORGANISATION OF IMPLEMENTATION
1. Responsibilities of the Veterans' Association
- Direct its branches to hold classes.
2. Every six months the two agencies shall exchange information.
3. The agreement runs from 1 April 2025 to 31 March 2028.
"""


def test_addresses_belong_to_no_name_and_heads_are_none() -> None:
    reading = read_text(PARTNERS)
    agreement = reading.agreements[0]
    assert agreement.parties == ("Northmere Borough Council", "Northmere Veterans' Association")
    assert (agreement.signed_on, agreement.from_, agreement.to) == ("2025-02-20", "2025-04-01", "2028-03-31")
    assert [(item.text, item.lead) for item in reading.commitments] == [
        ("Compile leaflets on new laws.", (PARTIES,)),
        ("Direct its branches to hold classes.", ("Veterans' Association",)),
        ("Every six months the two agencies shall exchange information.", (PARTIES,)),
    ]


LETTER = """LETTER OF AGREEMENT

Regional Water Authority                         Ref. No.: RWA/2026/118
12 Canal Road                                    9 September 2026

I confirm the arrangements between the Regional Water Authority (hereafter "the Authority") and the Coastal Fisheries Institute (hereafter "the Institute").

1. The Institute will send samples once a month.
2. The Authority shall repay fuel upon presentation of receipts.
3. The Authority will lend boats, provided that they are asked for at least one week ahead.

Agreed:
/s/ Erik Lund
"""


def test_a_letter_may_be_an_agreement() -> None:
    reading = read_text(LETTER)
    authority, institute = ("Regional Water Authority",), ("Coastal Fisheries Institute",)
    agreement = reading.agreements[0]
    assert (agreement.number, agreement.signed_on, agreement.parties) == (
        "RWA/2026/118",
        "2026-09-09",
        (*authority, *institute),
    )
    assert [(item.lead, item.cadence, item.due) for item in reading.commitments] == [
        (institute, "monthly", None),
        (authority, "on_event", None),
        (authority, "on_event", "-7d"),
    ]


TOWNS = """GENERAL AGREEMENT ON MUTUAL AID

THIS AGREEMENT is made by and among the CITY OF BRENTON, the TOWN OF ELKO and the COUNTY OF DALE (collectively, the "Parties").

Section 1. Response. The Assisting Party shall respond to a request within one (1) hour. The Requesting Party shall repay the Assisting Party within sixty (60) days after receipt of an invoice.

CITY OF BRENTON            TOWN OF ELKO             COUNTY OF DALE
By: /s/ Ann Moss           By: /s/ Bob Hale         By: /s/ Cy Young
"""


def test_three_towns_may_be_named_with_commas_and_by_their_part() -> None:
    reading = read_text(TOWNS)
    assert reading.agreements[0].parties == ("CITY OF BRENTON", "TOWN OF ELKO", "COUNTY OF DALE")
    assert [(item.lead, item.support, item.due) for item in reading.commitments] == [
        (("Assisting Party",), (), "+1h"),
        (("Requesting Party",), (), "+60d"),
    ]
    assert [item.name for item in reading.signatories] == ["Ann Moss", "Bob Hale", "Cy Young"]


def test_signers_stand_below_the_names_of_their_bodies_in_columns() -> None:
    reading = read_text(
        "MEMORANDUM OF UNDERSTANDING\nbetween Maple County and the Maple School District\n\n1. TASKS\nThe parties will meet.\n\n"
        "MAPLE COUNTY                MAPLE SCHOOL DISTRICT\nBy: ________                By: ________\n"
        "Name: Laura Benson          Name: Peter Okafor\nTitle: Health Officer       Title: Superintendent\n"
    )
    assert [(item.name, item.position, item.party) for item in reading.signatories] == [
        ("Laura Benson", "Health Officer", "Maple County"),
        ("Peter Okafor", "Superintendent", "Maple School District"),
    ]


INTERAGENCY = """INTERAGENCY AGREEMENT
BETWEEN THE STATE DEPARTMENT OF ROADS
AND THE HARBOR COUNTY SHERIFF'S OFFICE

I. PARTIES
This Agreement is entered into by the State Department of Roads ("SDR") and the Harbor County Sheriff's Office ("HCSO").

II. SDR RESPONSIBILITIES
SDR will:
• Notify HCSO of closures at least five (5) business days in advance
• Host a debriefing after each incident

III. HCSO RESPONSIBILITIES
A. HCSO is responsible for the following:
1. Maintaining logs and submitting them to SDR monthly.
B. It is the responsibility of HCSO to train its deputies.

IV. TERM
This Agreement becomes effective on July 1, 2024 and expires on June 30, 2029. This Agreement shall be reviewed annually.

Date: June 12, 2024
"""


def test_an_agreement_with_bullets_and_capital_letters_keeps_its_owners() -> None:
    reading = read_text(INTERAGENCY)
    roads, sheriff = ("State Department of Roads",), ("Harbor County Sheriff's Office",)
    found = [(item.lead, item.cadence, item.due) for item in reading.commitments]
    assert found == [
        (roads, "on_event", "-5wd"),
        (roads, "on_event", None),
        (sheriff, "monthly", None),
        (sheriff, "unspecified", None),
        ((PARTIES,), "yearly", None),
    ]
    agreement = reading.agreements[0]
    assert agreement.parties == (*roads, *sheriff)
    assert (agreement.signed_on, agreement.from_, agreement.to) == ("2024-06-12", "2024-07-01", "2029-06-30")


def test_a_table_of_tasks_is_read_by_the_heads_of_its_columns() -> None:
    rows = [
        ("No", "Task", "Lead agency", "Supporting agencies", "Deadline"),
        ("1", "Hold a joint drill on floods", "Water Agency", "Road Office; City Police", "Quarterly"),
        ("2", "Print the map", "Road Office", "", "15 March 2026"),
        ("3", "Train the crews", "Both Parties", "", "June 2026"),
    ]
    made, file = docx.Document(), io.BytesIO()
    made.add_paragraph("JOINT PLAN between the Water Agency and the Road Office for the year 2026")
    table = made.add_table(rows=len(rows), cols=5)
    for line, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(line.cells, row, strict=True):
            cell.text = words
    made.save(file)
    found = [
        (item.lead, item.support, item.cadence, item.due) for item in read(file.getvalue(), "plan.docx").commitments
    ]
    assert found == [
        (("Water Agency",), ("Road Office", "City Police"), "quarterly", None),
        (("Road Office",), (), "once", "2026-03-15"),
        ((PARTIES,), (), "once", "2026-06-30"),
    ]
