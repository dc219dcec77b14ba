import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.formats import lilun
from content.models import Brief
from content.storage.store import save
from learning.briefs.made import MadeOfBrief
from learning.desk import steps
from learning.desk.findings import entry_of
from learning.desk.views import checking
from learning.factories import CardFactory
from learning.models import Card, Finding, Question
from tests.clients import HTMX
from tests.learning.desk.mud import finding

pytestmark = pytest.mark.django_db
DESK = "/briefs/on-mud/check/"
FILE = Path(__file__).parents[3] / "content" / "briefs" / "new-productive-forces.yaml"


def fields(client, slug, **query):
    """What the form of a finding sends, as the page shows it."""
    text = client.get(DESK, {"finding": finding(slug).pk} | query).text
    form = text[text.index("finding__form") :]
    found = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n?([^<]*)</textarea>', form))
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def send(client, slug, action, **changes):
    return client.post(DESK, fields(client, slug) | {"action": action} | changes)


class TestAccess:
    @pytest.mark.parametrize("place", ["", "add/"])
    def test_for_others_there_is_no_desk(self, brief, other_client, place):
        Brief.objects.update(visibility="public")
        assert other_client.get(DESK + place).status_code == 404

    def test_a_text_in_which_nothing_was_found_has_one(self, learner_client, learner):
        Brief.objects.create(slug="on-mud", title="On mud", owner=learner).passages.create(
            slug="p1", text="Mud."
        )
        assert "Nothing found" in learner_client.get(DESK).text


@pytest.fixture(scope="module")
def npf():
    return lilun.read_brief(FILE.read_bytes(), name=FILE.name)


class TestBriefOfAFile:
    """A brief that was written with its entries comes to the desk, too."""

    @pytest.fixture
    def written(self, learner, now, npf):
        return save(npf, owner=learner, now=now, made=MadeOfBrief(()))

    def test_its_entries_are_accepted_and_nothing_is_to_ask(self, written, learner_client):
        desk = f"/briefs/{written.slug}/check/"
        text = learner_client.get(desk).text
        assert "All checked" in text
        assert "not asked yet" not in text
        assert f"All {Finding.objects.filter(state='accepted').count()}" in text

    def test_an_entry_is_mended_there(self, written, learner_client):
        desk = f"/briefs/{written.slug}/check/"
        learner_client.get(desk)
        row = Finding.objects.get(family="people", slug="liu-yuanchun")
        form = {"finding": row.pk, "seen": row.version, "action": "accept", "name": "Liu Yuanchun"}
        learner_client.post(desk, form | {"characters": "刘元春", "role": "president"})
        assert "1 change not asked yet" in learner_client.get(desk).text


class TestPage:
    def test_the_first_unsure_finding_is_in_hand_with_its_reason(self, brief, learner_client):
        text = learner_client.get(DESK).text
        assert "4 to check" in text
        assert 'value="Wang Li"' in text
        assert "It looks like a name. Is it a person?" in text

    def test_each_finding_is_marked_in_the_text(self, brief, learner_client):
        text = learner_client.get(DESK).text
        assert set(re.findall(r'id="mark-(\d+)"', text)) == {
            str(row.pk) for row in Finding.objects.all()
        }

    def test_all_findings_are_listed_too(self, brief, learner_client):
        listed = learner_client.get(DESK, {"show": "all"}).text.split('class="findings"')[1]
        assert "mud feeds the whole delta" in listed
        assert listed.count("Sure") == 3

    def test_what_is_asked_about_a_finding_stands_with_it(self, brief, learner_client):
        text = learner_client.get(DESK, {"finding": finding("dyke").pk}).text
        asked = Question.objects.current().filter(subject="concepts/dyke", owns_card=True)
        assert f"{asked.count()} questions" in text
        assert "What is meant by" in text

    def test_the_first_question_is_open_and_the_others_are_folded(self, brief, learner_client):
        text = learner_client.get(DESK, {"finding": finding("dyke").pk}).text
        asked = text.split('class="finding__asked"')[1].split("finding__do")[0]
        shown, folded = asked.split("<details>")
        assert shown.count("finding__answer") == 1
        assert folded.count("finding__answer") > 0
        text = learner_client.get(DESK, {"finding": finding("dykes-starve").pk}).text
        assert "The others" not in text

    def test_what_a_finding_would_give_stands_with_it(self, brief, learner_client):
        text = learner_client.get(DESK, {"finding": finding("dykes-starve").pk}).text
        assert re.search(r"1 question\s+if accepted", text)
        assert re.search(r"Who says that tall dykes .*?Wang Li</b>", text, re.DOTALL)
        assert not Question.objects.filter(subject="quotes/dykes-starve").exists()

    def test_a_question_with_a_fault_says_what_it_is(self, brief, learner_client):
        row = finding("villages")
        row.entry |= {"value": "40", "statement": "It took 40 villages of the delta"}
        row.save()
        text = learner_client.get(DESK, {"finding": row.pk}).text
        assert "1 with a fault" in text
        assert "opens with “it”, “this” or “he”" in text

    def test_what_a_mended_finding_would_give_stands_with_it(self, brief, learner_client):
        send(learner_client, "mud-feeds", "accept", text="mud feeds the delta twice a year")
        text = learner_client.get(DESK, {"finding": finding("mud-feeds").pk}).text
        assert re.search(r"1 question\s+not asked yet", text)
        assert "Who argues that mud feeds the delta twice a year?" in text
        learner_client.post(f"{DESK}update/")
        text = learner_client.get(DESK, {"finding": finding("mud-feeds").pk}).text
        assert "not asked yet" not in text
        assert "Who argues that mud feeds the delta twice a year?" in text

    @pytest.mark.parametrize("is_updated", [False, True])
    def test_an_accepted_finding_says_why_it_gives_no_question(
        self, brief, learner_client, is_updated
    ):
        send(learner_client, "parts", "accept", items="sand\nsilt")
        if is_updated:
            learner_client.post(f"{DESK}update/")
        text = learner_client.get(DESK, {"finding": finding("parts").pk}).text
        assert "It gives no question. Lists of 3 to 7 items are asked." in text

    def test_a_rejected_finding_gives_none(self, brief, learner_client):
        send(learner_client, "dyke", "reject")
        text = learner_client.get(DESK, {"finding": finding("dyke").pk}).text
        assert "finding__asked" not in text

    def test_a_partial_request_gets_the_desk_alone(self, brief, learner_client):
        text = learner_client.get(DESK, headers=HTMX).text
        assert 'id="desk"' in text
        assert "<html" not in text

    def test_a_finding_that_is_not_there_is_none_in_hand(self, brief, learner_client):
        assert learner_client.get(DESK, {"finding": "999999"}).status_code == 200

    def test_it_says_why_a_statement_is_not_asked(self, brief, learner_client):
        send(learner_client, "zhao-min", "reject")
        text = learner_client.get(DESK, {"finding": finding("mud-feeds").pk}).text
        assert "Whoever says it is not accepted" in text

    def test_more_findings_take_no_more_statements(self, brief, learner_client, learner):
        with CaptureQueriesContext(connection) as few:
            learner_client.get(DESK)
        for n in range(20):
            row = finding("dyke")
            row.pk, row.slug, row.state = None, f"dyke-{n}", "unsure"
            row.entry["slug"] = row.slug
            row.save()
        with CaptureQueriesContext(connection) as many:
            assert "24 to check" in learner_client.get(DESK).text
        assert len(many) == len(few)


class TestSteps:
    def test_accepting_leads_to_the_next_unsure_one(self, brief, learner_client):
        response = send(learner_client, "wang-li", "accept")
        following = finding("dykes-starve").pk
        assert response["Location"] == f"{DESK}?finding={following}#mark-{following}"
        assert finding("wang-li").state == "accepted"

    def test_what_was_typed_is_saved_with_it(self, brief, learner_client):
        send(learner_client, "wang-li", "accept", role="farmer", aliases="Old Wang\r\nLi")
        entry = entry_of(finding("wang-li"))
        assert (entry.role, entry.aliases) == ("farmer", ("Old Wang", "Li"))

    def test_accepting_as_it_stands_changes_no_word(self, brief, learner_client):
        for row in Finding.objects.all():
            send(learner_client, row.slug, "accept")
            assert finding(row.slug).entry == row.entry
        assert not Finding.objects.exclude(state="accepted").exists()

    def test_rejecting(self, brief, learner_client):
        send(learner_client, "villages", "reject")
        assert finding("villages").state == "rejected"
        assert "3 to check" in learner_client.get(DESK).text

    def test_changing_the_kind_keeps_it_in_hand(self, brief, learner_client):
        response = send(learner_client, "wang-li", "kind-concepts")
        assert finding("wang-li").family == "concepts"
        assert f"?finding={finding('wang-li').pk}&edit=1" in response["Location"]

    def test_merging(self, brief, learner_client):
        send(learner_client, "wang-li", "merge", into=finding("zhao-min").pk)
        assert entry_of(finding("zhao-min")).aliases == ("Wang Li",)

    def test_undoing_shows_what_came_back(self, brief, learner_client):
        send(learner_client, "wang-li", "reject")
        response = learner_client.post(DESK, {"action": "undo"})
        assert finding("wang-li").state == "unsure"
        assert f"finding={finding('wang-li').pk}" in response["Location"]

    def test_nothing_is_left_to_undo(self, brief, learner_client):
        assert learner_client.post(DESK, {"action": "undo"}).status_code == 302
        assert 'value="undo"' not in learner_client.get(DESK).text

    def test_when_all_are_checked_it_leads_on(self, brief, learner_client):
        Finding.objects.filter(state="unsure").update(state="rejected")
        text = learner_client.get(DESK).text
        assert "All checked" in text
        assert "Save and read" in text
        send(learner_client, "dyke", "reject")
        text = learner_client.get(DESK).text
        assert "Save and read" not in text
        assert text.count("Update questions") == 1

    @pytest.mark.parametrize(
        ("slug", "changes", "message"),
        [
            ("villages", {"value": "41"}, "The statement does not contain"),
            ("wang-li", {"name": ""}, "This field is required"),
            ("wang-li", {"name": "x" * 201}, "200 at most: shorten it"),
            ("dykes-starve", {"speaker": "nobody"}, "Select a valid choice"),
            ("parts", {"items": " "}, "This field is required"),
        ],
    )
    def test_a_bad_edit_is_refused_beside_its_field(
        self, brief, learner_client, slug, changes, message
    ):
        before = finding(slug).entry
        response = send(learner_client, slug, "accept", **changes)
        assert response.status_code == 422
        assert message in response.text
        assert (finding(slug).entry, finding(slug).state) == (before, "unsure")
        [typed] = changes.values()
        assert typed.strip() in response.text

    def test_a_finding_of_another_brief_is_a_404(self, brief, learner_client):
        form = {"finding": finding("wang-li").pk + 1000, "seen": "", "action": "reject"}
        assert learner_client.post(DESK, form).status_code == 404


class TestSureOnes:
    """They are asked before anybody has looked at them, and can be read through."""

    def test_they_are_listed_until_they_are_accepted(self, brief, learner_client):
        text = learner_client.get(DESK, {"show": "sure"}).text
        assert 'aria-current="true">Sure 3</a>' in text
        assert text.split('class="findings"')[1].count("findings__link") == 3
        assert 'value="Zhao Min"' in text
        form = fields(learner_client, "zhao-min", show="sure") | {"action": "accept"}
        response = learner_client.post(f"{DESK}?show=sure", form)
        following = finding("mud-feeds").pk
        assert response["Location"] == f"{DESK}?finding={following}&show=sure#mark-{following}"
        assert "Sure 2" in learner_client.get(DESK).text

    def test_it_leads_there_when_all_are_checked(self, brief, learner_client):
        Finding.objects.filter(state="unsure").update(state="rejected")
        assert "Look at the sure ones" in learner_client.get(DESK).text
        assert "All checked" not in learner_client.get(DESK, {"show": "sure"}).text
        Finding.objects.filter(state="sure").update(state="accepted")
        assert "Look at the sure ones" not in learner_client.get(DESK).text


class TestChangedMeanwhile:
    @pytest.fixture
    def sent(self, brief, learner_client, learner, now):
        """The form of a tab in which the finding was changed, after another tab did so."""
        form = fields(learner_client, "wang-li") | {"role": "fisherman", "action": "accept"}
        send(learner_client, "wang-li", "accept", role="farmer")
        return form

    @pytest.mark.parametrize("action", ["accept", "reject", "kind-concepts"])
    def test_the_step_is_refused_with_what_is_there_now(self, sent, learner_client, action):
        response = learner_client.post(DESK, sent | {"action": action})
        assert response.status_code == 409
        assert "Somebody changed this. Now it says:" in response.text
        assert (finding("wang-li").family, entry_of(finding("wang-li")).role) == (
            "people",
            "farmer",
        )

    def test_what_was_typed_is_kept_and_can_be_sent_again(self, sent, learner_client):
        response = learner_client.post(DESK, sent)
        assert 'value="fisherman"' in response.text
        learner_client.post(DESK, sent | {"seen": finding("wang-li").version})
        assert entry_of(finding("wang-li")).role == "fisherman"


class TestAdding:
    def test_marked_words_become_a_finding_in_hand(self, brief, learner_client):
        form = {"family": "concepts", "passage": "p1", "words": "delta", "start": "59"}
        response = learner_client.post(DESK + "add/", form)
        assert f"finding={finding('delta').pk}" in response["Location"]
        assert finding("delta").state == "accepted"

    def test_two_who_are_named_beside_a_claim_can_say_it_together(self, brief, learner_client):
        words = "mud feeds the whole delta each year. Wang Li says that tall dykes"
        sent = {"family": "quotes", "passage": "p1", "words": words}
        learner_client.post(f"{DESK}add/", sent)
        added = Finding.objects.get(rule="by hand")
        assert (
            ">Zhao Min and Wang Li</option>" in learner_client.get(DESK, {"finding": added.pk}).text
        )
        send(learner_client, added.slug, "accept", speaker="zhao-min+wang-li")
        assert entry_of(finding(added.slug)).speakers == ("zhao-min", "wang-li")

    def test_typed_words_are_looked_for(self, brief, learner_client):
        form = {"family": "people", "passage": "p1", "words": "Ningbo University"}
        learner_client.post(DESK + "add/", form)
        assert entry_of(finding("ningbo-university")).span.start == 18

    def test_words_that_are_not_there_are_refused(self, brief, learner_client):
        form = {"family": "people", "passage": "p1", "words": "Sun Tao"}
        response = learner_client.post(DESK + "add/", form)
        assert response.status_code == 422
        assert "Copy them exactly" in response.text

    def test_a_term_with_a_typed_definition_is_asked(self, brief, learner_client):
        form = {"family": "concepts", "passage": "p1", "words": "mud"}
        learner_client.post(DESK + "add/", form)
        text = "wet earth that feeds the whole delta"
        send(learner_client, "mud", "accept", definition=text)
        learner_client.post(f"{DESK}update/")
        asked = Question.objects.current().filter(type="definition-of-term", subject="concepts/mud")
        assert [one.body["answer"] for one in asked] == [text]


class TestUpdatingQuestions:
    def update(self, client, visibility="private"):
        return client.post(f"{DESK}update/", {"visibility": visibility}, follow=True)

    def current(self):
        return set(Question.objects.current().values_list("subject", flat=True))

    def test_the_page_says_how_many_changes_are_not_asked(self, brief, learner_client):
        assert "not asked yet" not in learner_client.get(DESK).text
        send(learner_client, "parts", "accept")
        send(learner_client, "dyke", "reject")
        assert "2 changes not asked yet" in learner_client.get(DESK).text
        self.update(learner_client)
        assert "not asked yet" not in learner_client.get(DESK).text

    def test_what_was_accepted_is_asked(self, brief, learner_client):
        before = Question.objects.current().count()
        send(learner_client, "parts", "accept")
        response = self.update(learner_client)
        now = Question.objects.current().filter(owns_card=True).count()
        assert f"{now} questions are ready." in response.text
        assert Question.objects.current().count() > before

    def test_cards_stay_with_what_is_kept_and_rest_with_what_is_rejected(
        self, brief, learner_client, learner
    ):
        for question in Question.objects.current().filter(owns_card=True):
            CardFactory.create(user=learner, question=question, in_review=True)
        cards = {card.pk: card.question.subject for card in Card.objects.all()}
        gone = {pk for pk, subject in cards.items() if "dyke" in subject}
        send(learner_client, "dyke", "reject")
        send(learner_client, "mud-feeds", "accept", text="mud feeds the whole delta every year")
        self.update(learner_client)
        retired = Card.objects.filter(suspension=Card.Suspension.RETIRED)
        assert gone
        assert set(retired.values_list("pk", flat=True)) >= gone
        assert set(Card.objects.values_list("pk", flat=True)) == cards.keys()
        [said] = Card.objects.filter(suspended=False, question__type="who-said")[:1]
        assert "every year" in str(said.question.body)

    def test_undone_and_updated_they_come_back(self, brief, learner_client, learner):
        question = Question.objects.current().filter(owns_card=True, subject__contains="dyke")[0]
        card = CardFactory.create(user=learner, question=question, in_review=True)
        send(learner_client, "dyke", "reject")
        self.update(learner_client)
        learner_client.post(DESK, {"action": "undo"})
        self.update(learner_client)
        card.refresh_from_db()
        assert not card.suspended

    @pytest.mark.parametrize(
        ("is_staff", "wished", "becomes"),
        [
            (False, "link", "link"),
            (False, "public", "private"),
            (True, "public", "public"),
            (False, "nonsense", "private"),
        ],
    )
    def test_its_owner_chooses_who_may_read_it(
        self, brief, learner_client, learner, is_staff, wished, becomes
    ):
        learner.is_staff = is_staff
        learner.save()
        self.update(learner_client, wished)
        brief.refresh_from_db()
        assert brief.visibility == becomes

    def test_a_change_while_questions_are_made_is_not_overwritten(
        self, brief, learner_client, learner, now, monkeypatch
    ):
        def slow(function, *arguments, **limits):
            row = finding("villages")
            steps.reject(brief, row.pk, row.version, learner, now)
            row = finding("parts")
            steps.accept(brief, row.pk, row.version, entry_of(row), learner, now)
            return function(*arguments)

        monkeypatch.setattr(checking, "run_limited", slow)
        assert "Update once more" in self.update(learner_client).text
        assert not brief.listings.current().exists()
