import io
from dataclasses import replace

import pytest
from django.urls import reverse

from content.models import Brief
from learning.accounts.guests import GUEST_PREFIX
from learning.desk import forms, prose
from learning.desk.views import pasting
from learning.limits import uploads
from learning.models import Finding, Question, User
from tests.content.readers.papers import Paper
from tests.content.readers.word import paragraph, word

pytestmark = pytest.mark.django_db

TEXT = """\
Ports and their debts

Short quays lose ships, argues Wang Li 王立, dean of the Hill Academy. Pilots are scarce in every
harbour of the coast, and the state pays them badly.

The quay debt (QD) is money that a port owes for its quays. Container terminals of the coast
borrowed 40 million euros in 2021.
"""
ADDRESS = "/briefs/paste/"


def test_a_visitor_pastes_a_text_and_reads_it(client):
    response = client.post(ADDRESS, {"text": TEXT, "time_zone": "Asia/Shanghai"}, follow=True)

    guest, brief = User.objects.get(), Brief.objects.get()
    assert (guest.is_guest, guest.time_zone) == (True, "Asia/Shanghai")
    assert guest.username.startswith(GUEST_PREFIX)
    assert (brief.owner, brief.visibility) == (guest, Brief.Visibility.PRIVATE)
    assert response.redirect_chain[-1][0].startswith(brief.get_absolute_url())
    assert "argues" in response.text


def test_what_was_found_surely_is_asked_and_the_rest_waits(client):
    client.post(ADDRESS, {"text": TEXT})

    brief = Brief.objects.get()
    assert brief.people.get().characters == "王立"
    assert brief.quotes.get().cue == "argues"
    assert Question.objects.filter(brief=brief, type="who-said").exists()
    findings = Finding.objects.filter(brief=brief)
    assert [one.position for one in findings] == [*range(len(findings))]
    assert set(findings.values_list("state", flat=True)) <= {"sure", "unsure"}
    assert Question.objects.filter(brief=brief, subject="people/wang-li").exists()


def test_it_leads_to_the_first_section_that_is_asked_about(client):
    lead = "# Rice\n\n## Weather\n\nRain falls on roofs and runs off.\n\n## Views\n\n"
    response = client.post(ADDRESS, {"text": lead + TEXT.split("\n\n", 1)[1]})
    assert response.url.endswith("/sections/views/")


def test_a_text_without_findings_leads_to_the_desk_where_they_are_added(client):
    response = client.post(
        ADDRESS, {"text": "Rain\n\nIt falls on roofs and runs off."}, follow=True
    )
    brief = Brief.objects.get()
    assert response.redirect_chain[-1][0] == reverse("desk", args=[brief.slug])
    assert "Select words in the text to add some." in response.text


def test_a_form_that_is_sent_again_leads_to_the_same_brief(client):
    client.get("/")
    cookies = client.cookies.output()
    first = client.post(ADDRESS, {"text": TEXT})
    client.cookies.clear()
    client.cookies.load(cookies.replace("Set-Cookie: ", ""))

    again = client.post(ADDRESS, {"text": TEXT})

    assert first.url == again.url
    assert Brief.objects.count() == User.objects.count() == 1


def test_the_same_text_of_two_people_makes_two_briefs(client, learner):
    client.post(ADDRESS, {"text": TEXT})
    client.force_login(learner)
    client.post(ADDRESS, {"text": TEXT})
    assert Brief.objects.count() == 2


def test_a_file_is_read_by_what_it_holds(client, learner):
    client.force_login(learner)
    page = io.BytesIO(b"<h1>Ports</h1><p>" + TEXT.encode() + b"</p>")
    page.name = "ports.html"
    client.post(ADDRESS, {"file": page})
    assert Brief.objects.get().title == "Ports"


SAID = "Short quays lose ships, argues Wang Li, dean of the Hill Academy, and pilots are scarce."
WORD_FILE = word(
    paragraph("Ports", style="Title"), paragraph("Quays", style="Heading2"), paragraph(SAID)
)


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("ports.txt", f"Ports\n\nQuays\n\n{SAID}\n".encode()),
        ("ports.md", f"# Ports\n\n## Quays\n\n{SAID}\n".encode()),
        ("ports.docx", WORD_FILE),
    ],
)
def test_the_title_is_not_repeated_in_the_text(client, name, sent):
    file = io.BytesIO(sent)
    file.name = name
    client.post(ADDRESS, {"file": file})
    brief = Brief.objects.get()
    assert brief.title == "Ports"
    assert [one.text for one in brief.passages.all()] == ["Quays", SAID]


INTRODUCTION = (
    "The coast has nine ports, and nobody has mended their quays for as long as they stand."
)


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("a.txt", f"Ports\n\n{INTRODUCTION}\n\nQuays\n\n{SAID}\n".encode()),
        ("a.md", f"# Ports\n\n{INTRODUCTION}\n\n## Quays\n\n{SAID}\n".encode()),
        ("a.html", f"<h1>Ports</h1><p>{INTRODUCTION}<h2>Quays</h2><p>{SAID}".encode()),
        (
            "a.docx",
            word(
                paragraph("Ports", style="Title"),
                paragraph(INTRODUCTION),
                paragraph("Quays", style="Heading2"),
                paragraph(SAID),
            ),
        ),
        (
            "a.pdf",
            Paper()
            .paragraph("Ports", size=20, bold=True)
            .paragraph(INTRODUCTION)
            .paragraph("Quays", size=14, bold=True)
            .paragraph(SAID)
            .written(),
        ),
    ],
)
def test_a_title_does_not_head_the_introduction(client, name, sent):
    file = io.BytesIO(sent)
    file.name = name
    client.post(ADDRESS, {"file": file})
    brief = Brief.objects.get()
    assert brief.title == "Ports"
    texts = [one.text for one in brief.passages.all()]
    assert texts == ["Introduction", INTRODUCTION, "Quays", SAID]


def test_a_text_without_a_title_is_called_as_its_file_is(client):
    file = io.BytesIO(f"{INTRODUCTION}\n\n{SAID}".encode())
    file.name = "quays-and-debts.txt"
    client.post(ADDRESS, {"file": file})
    brief = Brief.objects.get()
    assert brief.title == brief.passages.get(kind="heading").text == "Quays and debts"


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"text": "  "}, forms.EMPTY),
        ({"text": "Привет, мир. " * 40}, "English"),
        ({"text": "", "file": io.BytesIO(b"\0\1\2" * 100)}, "Choose"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_stored(client, sent, says):
    response = client.post(ADDRESS, sent)
    assert response.status_code == 422
    assert says in response.text
    assert not Brief.objects.exists()
    assert not User.objects.exists()


def test_a_text_that_takes_too_long_is_told(client, monkeypatch):
    monkeypatch.setattr(prose, "LONG_SECONDS", 0.0)
    response = client.post(ADDRESS, {"text": TEXT})
    assert response.status_code == 422
    assert prose.TOO_LONG in response.text


def test_a_minute_of_reading_in_ten_is_enough_for_a_person(client, learner, monkeypatch):
    client.force_login(learner)
    monkeypatch.setattr(uploads, "SECONDS", 0)
    response = client.post(ADDRESS, {"text": TEXT})
    assert response.status_code == 429
    assert uploads.SPENT in response.text


def test_visitors_of_one_network_paste_only_so_many_texts(client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"paste": "1/h/ip"}
    client.post(ADDRESS, {"text": " "})
    response = client.post(ADDRESS, {"text": TEXT})
    assert response.status_code == 429
    assert pasting.TOO_MANY_TEXTS in response.text


def test_nobody_stores_more_briefs_than_a_person_may_have(client, learner, monkeypatch):
    client.force_login(learner)
    monkeypatch.setattr(pasting, "MOST_BRIEFS", 0)
    response = client.post(ADDRESS, {"text": TEXT})
    assert pasting.TOO_MANY_BRIEFS in response.text
    assert not Brief.objects.exists()


def test_the_brief_of_a_text_is_a_404_for_others(client, learner):
    client.post(ADDRESS, {"text": TEXT})
    client.force_login(learner)
    assert client.get(Brief.objects.get().get_absolute_url()).status_code == 404


def test_the_page_can_be_opened_by_anybody(client, learner):
    assert client.get(reverse("paste_brief")).status_code == 200
    client.force_login(learner)
    assert client.get(reverse("paste_brief")).status_code == 200


def test_a_paragraph_longer_than_a_brief_can_have_is_told(client):
    response = client.post(ADDRESS, {"text": "The quays of the port are short. " * 700})
    assert prose.TOO_LONG_A_PARAGRAPH in response.text


def test_guests_count_among_the_visitors_of_their_network(client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"paste": "1/h/ip"}
    client.post(ADDRESS, {"text": TEXT})
    response = client.post(ADDRESS, {"text": f"{TEXT} More."})
    assert response.status_code == 429


def test_a_child_that_names_another_brief_is_not_believed(client, learner, monkeypatch):
    client.force_login(learner)
    read = prose.run_limited

    def lying(*args, **kwargs):
        told = read(*args, **kwargs)
        return replace(told, material=replace(told.material, slug="of-somebody-else"))

    monkeypatch.setattr(prose, "run_limited", lying)
    response = client.post(ADDRESS, {"text": TEXT})
    assert prose.BROKEN in response.text
    assert not Brief.objects.exists()
