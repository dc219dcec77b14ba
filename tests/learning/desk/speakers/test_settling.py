"""Who "Wang" is: mud-feeds and dykes-starve are open alike, and a figure with them."""

import re
from dataclasses import replace

import pytest

from content.json_values import to_json
from content.storage.store import load
from learning.desk import desk, steps
from learning.desk.findings import entry_of, material_at_desk
from learning.desk.speakers.answers import answer_of
from learning.desk.speakers.open_speakers import alike, open_speaker
from learning.desk.speakers.settling import settle
from learning.models import Finding
from tests.learning.desk.mud import finding, leave_open

pytestmark = pytest.mark.django_db
PEOPLE = ["zhao-min", "wang-li"]


@pytest.fixture(autouse=True)
def opened(brief):
    leave_open(finding("mud-feeds"))
    leave_open(finding("dykes-starve"))
    Finding.objects.filter(slug="villages").update(confidence=0.9)
    leave_open(finding("villages"), speakers=["zhao-min"])


@pytest.fixture
def by(learner, now):
    return learner, now


def answer(brief, slug, value, by):
    row = finding(slug)
    return settle(brief, row.pk, row.version, entry_of(row), answer_of(value), *by)


def speakers(*slugs):
    return {entry_of(finding(slug)).speakers for slug in slugs}


def test_one_answer_settles_all_that_are_open_alike(brief, by):
    answer(brief, "mud-feeds", "wang-li", by)
    assert speakers("mud-feeds", "dykes-starve", "villages") == {("wang-li",)}
    for slug in ("mud-feeds", "dykes-starve", "villages", "wang-li"):
        assert finding(slug).state == "accepted"
    assert not entry_of(finding("dykes-starve")).inferred
    at_desk = material_at_desk(load(brief), Finding.objects.filter(brief=brief))
    assert {one.slug for one in at_desk.quotes} == {"mud-feeds", "dykes-starve"}


def test_a_figure_within_that_was_never_open_follows(brief, by):
    row, said = finding("villages"), entry_of(finding("mud-feeds"))
    fact = replace(entry_of(row), span=said.span, value="mud", statement=said.text)
    row.entry, row.open_speaker, row.doubts = to_json(replace(fact, inferred=False)), None, []
    row.save()
    answer(brief, "mud-feeds", "wang-li", by)
    assert speakers("mud-feeds", "villages") == {("wang-li",)}


def test_it_is_one_step(brief, by):
    before = list(Finding.objects.values("slug", "entry", "state"))
    answer(brief, "mud-feeds", "wang-li", by)
    assert steps.undo(brief, by[0]).slug == "mud-feeds"
    assert list(Finding.objects.values("slug", "entry", "state")) == before


def test_what_has_other_doubts_waits_with_these(brief, by):
    row = finding("dykes-starve")
    row.doubts.append("is_long")
    row.save()
    Finding.objects.filter(slug="villages").update(confidence=0.5)
    answer(brief, "mud-feeds", "zhao-min", by)
    assert speakers("dykes-starve", "villages") == {("zhao-min",)}
    for slug in ("dykes-starve", "villages"):
        assert finding(slug).state == "unsure"
        assert open_speaker(finding(slug)) is None


def test_what_is_not_valid_waits_to_be_mended(brief, by):
    leave_open(finding("dykes-starve"), gaps=["no such words"])
    answer(brief, "mud-feeds", "wang-li", by)
    assert speakers("mud-feeds", "dykes-starve") == {("wang-li",)}
    states = [finding(slug).state for slug in ("mud-feeds", "dykes-starve", "villages")]
    assert states == ["accepted", "unsure", "accepted"]


def test_one_that_is_not_valid_itself_settles_none(brief, by):
    leave_open(finding("mud-feeds"), gaps=["no such words"])
    with pytest.raises(steps.Refused):
        answer(brief, "mud-feeds", "wang-li", by)
    assert finding("dykes-starve").state == "unsure"


@pytest.mark.parametrize("other", [{"words": "Li"}, {"passage": "p1"}])
def test_another_word_or_passage_is_another_question(brief, by, other):
    leave_open(finding("dykes-starve"), **other)
    answer(brief, "mud-feeds", "zhao-min", by)
    assert finding("dykes-starve").state == "unsure"
    assert len(alike(Finding.objects.all(), open_speaker(finding("dykes-starve")))) == 1


def test_what_somebody_has_decided_is_not_asked(brief, by):
    row = finding("dykes-starve")
    steps.accept(brief, row.pk, row.version, entry_of(row), *by)
    answer(brief, "mud-feeds", "zhao-min", by)
    assert speakers("dykes-starve") == {("wang-li",)}


class TestAFellowSpeakerWhoWasRejected:
    """Of "Chen Bo and Wang say", Chen Bo was."""

    @pytest.fixture(autouse=True)
    def chen_bo(self, brief):
        row = finding("wang-li")
        row.pk, row.slug, row.state = None, "chen-bo", "rejected"
        row.entry |= {"slug": "chen-bo", "name": "Chen Bo"}
        row.save()
        leave_open(finding("dykes-starve"), speakers=["wang-li", "chen-bo"])

    def test_leaves_that_statement_alone_to_be_mended(self, brief, by):
        answer(brief, "mud-feeds", "wang-li", by)
        assert [finding(slug).state for slug in ("mud-feeds", "villages")] == ["accepted"] * 2
        assert finding("dykes-starve").state == "unsure"
        assert finding("chen-bo").state == "rejected"
        assert speakers("dykes-starve") == {("wang-li", "chen-bo")}
        assert open_speaker(finding("dykes-starve")) is None

    def test_refuses_an_answer_to_that_statement_itself(self, brief, by):
        with pytest.raises(steps.Refused, match="Chen Bo was rejected"):
            answer(brief, "dykes-starve", "wang-li", by)
        assert finding("mud-feeds").state == "unsure"


def test_who_says_only_what_waits_on_is_not_accepted(brief, by):
    Finding.objects.update(doubts=["is_long"])
    answer(brief, "mud-feeds", "wang-li", by)
    assert speakers("mud-feeds") == {("wang-li",)}
    assert [finding(slug).state for slug in ("mud-feeds", "wang-li")] == ["unsure"] * 2


def test_who_says_only_what_is_not_valid_is_not_accepted(brief, by):
    row = finding("wang-li")
    row.pk, row.slug = None, "chen-bo"
    row.entry |= {"slug": "chen-bo", "name": "Chen Bo"}
    row.save()
    leave_open(finding("dykes-starve"), speakers=["wang-li", "chen-bo"], gaps=["no such words"])
    answer(brief, "mud-feeds", "wang-li", by)
    assert [finding(slug).state for slug in ("wang-li", "chen-bo")] == ["accepted", "unsure"]


def test_only_one_of_these_people_is_an_answer(brief, by):
    with pytest.raises(steps.Refused):
        answer(brief, "mud-feeds", "sun-tao", by)


def test_a_rejected_person_is_none(brief, by):
    row = finding("wang-li")
    steps.reject(brief, row.pk, row.version, *by)
    with pytest.raises(steps.Refused, match="Wang Li was rejected"):
        answer(brief, "mud-feeds", "wang-li", by)
    assert finding("mud-feeds").state == "unsure"


class TestThey:
    """Who "they" are in mud-feeds: the two together, one of them, or a body."""

    @pytest.fixture(autouse=True)
    def together(self, opened):
        leave_open(finding("mud-feeds"), "they", "p1", several=True, speakers=PEOPLE)
        leave_open(finding("dykes-starve"), "they", "p1", several=True, speakers=PEOPLE)

    @pytest.mark.parametrize("value", ["zhao-min+wang-li", "wang-li"])
    def test_both_or_one_of_them(self, brief, by, value):
        answer(brief, "mud-feeds", value, by)
        assert speakers("mud-feeds", "dykes-starve") == {tuple(value.split("+"))}

    def test_a_body(self, brief, by):
        row = finding("dykes-starve")
        row.entry["cue"] = ""
        row.save()
        answer(brief, "mud-feeds", "=The council", by)
        entries = [entry_of(finding(slug)) for slug in ("mud-feeds", "dykes-starve")]
        assert [(one.speakers, one.holder, one.cue) for one in entries] == [
            ((), "The council", "argues"),
            ((), "The council", "says"),
        ]
        assert finding("dykes-starve").state == "accepted"
        assert steps.undo(brief, by[0]).slug == "mud-feeds"
        assert speakers("mud-feeds", "dykes-starve") == {tuple(PEOPLE)}


class TestPage:
    def desk(self, client, slug):
        return client.get("/briefs/on-mud/check/", {"finding": finding(slug).pk}).text

    def test_it_asks_with_a_button_for_each(self, brief, learner_client):
        text = self.desk(learner_client, "mud-feeds")
        assert "Who is “Wang” here?" in text
        assert "Settles 3 findings" in text
        for person in PEOPLE:
            assert f'value="is-{person}"' in text

    def test_who_they_are_is_asked_with_both_each_and_a_body_that_spoke(
        self, brief, learner_client
    ):
        row = finding("mud-feeds")
        row.entry |= {"speakers": [], "holder": "The council", "inferred": False}
        row.state, row.open_speaker = "accepted", None
        row.save()
        leave_open(finding("dykes-starve"), "they", "p1", several=True, speakers=PEOPLE)
        text = self.desk(learner_client, "dykes-starve")
        assert "Who is “they” here?" in text
        offered = re.findall(r'value="is-([^"]*)"\s+data-key="\d">([^<\n]+)', text)
        assert offered == [
            ("zhao-min+wang-li", "Both"),
            ("zhao-min", "Zhao Min"),
            ("wang-li", "Wang Li"),
            ("=The council", "The council"),
        ]

    def test_a_body_that_spoke_is_offered_as_it_is_spelled_first_and_can_be_chosen(
        self, brief, learner_client, monkeypatch
    ):
        monkeypatch.setattr(desk, "MOST_BODIES", 1)  # Ningbo University
        for slug, holder in (("mud-feeds", "The Council"), ("parts", "the council")):
            row = finding(slug)
            row.entry |= {"speakers": [], "holder": holder, "inferred": False}
            row.state, row.open_speaker = "accepted", None
            row.save()
        in_passage = finding("parts").entry | {"span": finding("mud-feeds").entry["span"]}
        Finding.objects.filter(slug="parts").update(entry=in_passage)
        leave_open(finding("dykes-starve"), "they", "p1", several=True, speakers=PEOPLE)
        text = self.desk(learner_client, "dykes-starve")
        assert re.findall(r'value="is-=([^"]*)"', text) == ["The Council"]
        row = finding("dykes-starve")
        about = {"finding": row.pk, "seen": row.version, "action": "is-=The Council"}
        typed = {"text": row.entry["text"], "cue": "says"}
        response = learner_client.post("/briefs/on-mud/check/", about | typed)
        assert response.status_code == 302
        assert entry_of(finding("dykes-starve")).holder == "The Council"

    def test_what_one_answer_settles_counts_once(self, brief, learner_client):
        assert "3 to check" in self.desk(learner_client, "mud-feeds")
        listed = self.desk(learner_client, "dykes-starve").split('class="findings"')[1]
        assert listed.count("findings__link") == 3
        assert re.search(r'finding={}#[^"]*" aria-current'.format(finding("mud-feeds").pk), listed)
        assert "3 alike" in listed
        assert "3 findings to check" in learner_client.get("/briefs/on-mud/").text

    def test_the_next_one_is_the_next_decision(self, brief, learner_client):
        for slug in ("mud-feeds", "dykes-starve", "villages"):
            following = re.search(r'href="([^"]*)" data-key="j"', self.desk(learner_client, slug))
            assert f"finding={finding('wang-li').pk}#" in following[1]

    def test_an_answer_leads_to_the_next_decision(self, brief, learner_client):
        response = self.answer(learner_client, "is-wang-li")
        assert f"finding={finding('parts').pk}#" in response["Location"]
        assert "1 to check" in learner_client.get(response["Location"]).text

    def answer(self, client, action):
        row = finding("mud-feeds")
        about = {"finding": row.pk, "seen": row.version, "action": action}
        typed = {"text": "mud feeds the delta", "speaker": "zhao-min", "cue": "argues"}
        return client.post("/briefs/on-mud/check/", about | typed)

    def test_an_answer_keeps_what_was_typed(self, brief, learner_client):
        self.answer(learner_client, "is-wang-li")
        entry = entry_of(finding("mud-feeds"))
        assert (entry.text, entry.speakers) == ("mud feeds the delta", ("wang-li",))
        assert speakers("dykes-starve") == {("wang-li",)}

    def test_where_one_is_left_nobody_is_asked(self, brief, learner_client, by):
        row = finding("wang-li")
        steps.reject(brief, row.pk, row.version, *by)
        assert 'value="is-' not in self.desk(learner_client, "mud-feeds")
