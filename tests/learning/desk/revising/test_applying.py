"""A new version of a brief that somebody wrote with its entries, or copied."""

from dataclasses import replace
from datetime import datetime

import pytest

from content.drafting import material_with
from content.extraction.entries import Evidence
from content.material import Material, Passage, Quote, Span
from content.models import Brief
from content.storage.store import load, save
from learning.briefs.made import MadeOfBrief
from learning.desk import findings
from learning.desk.findings import bring_to_desk
from learning.desk.prose import Prose
from learning.desk.revising import applying, pending
from learning.models import Finding, Question, User
from learning.questions.bank_rows import bank_rows
from learning.questions.generators import generate
from tests.learning.briefs.copies import at_once, copied
from tests.learning.desk import mud

pytestmark = pytest.mark.django_db

CLAIM = "wet mud holds more water than any dam"
SAYING = f"Zhao Min argues that {CLAIM}."


@pytest.fixture(autouse=True)
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pending, applying):
        monkeypatch.setattr(module, "run_limited", at_once)


@pytest.fixture
def written(learner: User, now: datetime) -> Brief:
    """In another order than its text, and with all questions that are made of it."""
    found = mud.material()
    found = replace(
        found, quotes=found.quotes[::-1], people=found.people[::-1], facts=(mud.UNFAIR,)
    )
    brief = save(found, owner=learner, now=now, made=MadeOfBrief(bank_rows(found, generate(found))))
    bring_to_desk(brief)
    return brief


@pytest.fixture
def copy(written: Brief, learner: User, now: datetime) -> Brief:
    Brief.objects.update(visibility="link")
    brief = copied(written, learner, now)
    bring_to_desk(brief)
    return brief


@pytest.fixture(params=["written", "copy"])
def brief(request: pytest.FixtureRequest) -> Brief:
    found: Brief = request.getfixturevalue(request.param)
    return found


def with_sentence(material: Material) -> Prose:
    """The text with a further sentence, in which a claim is found."""
    start = SAYING.index(CLAIM)
    span = Span(passage="p4", start=start, end=start + len(CLAIM))
    claim = Quote(slug="wet-mud", span=span, text=CLAIM, speakers=("zhao-min",), cue="argues")
    passages = (*material.passages, Passage(slug="p4", text=SAYING))
    new = replace(material_with(material, ()), passages=passages, quotes=(claim,))
    new = replace(new, people=material.people)
    why = [Evidence("quotes", "wet-mud", "that", 0.95, (), is_sure=True)]
    why += [Evidence("people", one.slug, "shape", 0.9, (), is_sure=True) for one in new.people]
    return Prose(material=new, evidence=tuple(why))


def revise(brief: Brief, learner: User, now: datetime) -> None:
    pending.put_forward(brief, with_sentence(load(brief)), now)
    waiting = pending.pending_revision(brief, learner, now)
    assert waiting
    applying.apply_revision(brief, waiting, learner, now)


def asked(brief: Brief) -> dict[str, int]:
    """The place of each question that is asked on what was there before."""
    found = Question.objects.current().filter(brief=brief, owns_card=True)
    return dict(found.exclude(subject="quotes/wet-mud").values_list("uid", "position"))


def test_a_further_sentence_retires_no_question(brief: Brief, learner: User, now: datetime) -> None:
    before = asked(brief)
    revise(brief, learner, now)
    assert asked(brief).keys() == before.keys()


def test_a_further_sentence_leaves_all_in_its_order(
    brief: Brief, learner: User, now: datetime
) -> None:
    before, questions = list(load(brief).items()), asked(brief)
    revise(brief, learner, now)
    after = [one for one in load(brief).items() if one.slug != "wet-mud"]
    assert after == before
    now_asked = asked(brief)
    assert sorted(now_asked, key=now_asked.__getitem__) == sorted(
        questions, key=questions.__getitem__
    )


def test_what_is_new_takes_no_place_in_a_full_brief(
    brief: Brief, learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (findings, applying):
        monkeypatch.setattr(module, "MOST_ITEMS", 3)
    before = list(load(brief).items())
    revise(brief, learner, now)
    assert list(load(brief).items()) == before
    assert Finding.objects.get(brief=brief, slug="wet-mud").state == "unsure"
