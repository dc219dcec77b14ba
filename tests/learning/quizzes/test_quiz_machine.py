"""A quiz for others under whatever its people may do, in any order: what is frozen stays so, marks
add up, nothing counts after its time, and nobody reads what is right before the rules allow it."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from learning.bank.forms import form_of
from learning.factories import NOON
from learning.grading import formats
from learning.models import Attempt, AttemptQuerySet, Question, Response, Review
from learning.quizzes import access, answering, disclosure
from learning.results import marking
from tests.learning.quizzes.seminar import (
    LEARNERS,
    SHOWN,
    WAYS,
    Seminar,
    answer_to,
    counts,
)

type Answer = tuple[str, str, str]  # how good it is, the button, how certain
type Answers = tuple[Answer, Answer, Answer]

people = st.sampled_from(LEARNERS)
places = st.integers(0, 5)
RULES = {
    "feedback": st.sampled_from(["each", "end", "closed", "released"]),
    "tells": st.sampled_from(["keys", "keys", "verdicts", "mark"]),
    "minutes": st.sampled_from(["", "1", "10"]),
    "attempts_allowed": st.sampled_from(["", "1", "3"]),
    "grade_by": st.sampled_from(["highest", "last"]),
    "shuffles_questions": st.booleans(),
    "shuffles_options": st.booleans(),
    "one_way": st.booleans(),
    "certainty": st.booleans(),
    "closes_in": st.sampled_from([None, None, 1, 24]),
}
rules_of_a_quiz = st.fixed_dictionaries(RULES)
an_answer = st.tuples(
    st.sampled_from(["right", "wrong", "blank"]),
    st.sampled_from(["autosave", "next", "previous", "give_up", "flag", "time-up"]),
    st.sampled_from(["1", "2", "3", ""]),
)
answers = st.tuples(an_answer, an_answer, an_answer)
ANSWERED: Answers = (("wrong", "next", "1"),) * 3
OTHERWISE: Answers = (("right", "next", "1"),) * 3
USUAL: dict[str, Any] = {
    "feedback": "end",
    "tells": "keys",
    "minutes": "",
    "attempts_allowed": "",
    "grade_by": "highest",
    "closes_in": None,
}
OF_A_QUIZ = ("authored_quiz", "quiz_answers", "preview_quiz", "marking", "allowances")
OF_A_CLASS = ("gradebook", "grades_as_csv", "classroom")
hours = st.sampled_from([None, -1, 1, 24])
FROZEN = ("uid", "format", "position", "section", "shown", "points", "key")


def moment(hours: int | None) -> str:
    """What a field for a moment holds, so many hours from now; "" for none."""
    return f"{timezone.now() + timedelta(hours=hours):%Y-%m-%dT%H:%M}" if hours else ""


class QuizMachine(RuleBasedStateMachine):
    """``tabs`` are the pages of questions that somebody has open, stale ones too."""

    seminar: Seminar

    def __init__(self) -> None:
        super().__init__()
        self.clock = time_machine.travel(NOON, tick=False)
        self.traveller = self.clock.start()
        self.run = transaction.atomic()
        self.run.__enter__()
        self.seminar = Seminar()
        self.tabs: list[tuple[str, int, int, str, int]] = []
        self.frozen: dict[int, list[Any]] = {}
        self.bodies: dict[int, Any] = {}
        self.handed_in: dict[int, list[Any]] = {}
        self.reviews: dict[int, tuple[Any, ...]] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.run.__exit__(None, None, None)
        self.clock.stop()

    def attempts_of(self, name: str) -> list[Attempt]:
        own = Attempt.objects.filter(user=self.seminar.people[name])
        return list(own.select_related("quiz").order_by("-pk"))

    # Learners

    @initialize(rules=rules_of_a_quiz, mei=answers, bo=answers)
    def begin(self, rules: dict[str, Any], mei: Answers, bo: Answers) -> None:
        self.change_rules(rules)
        self.start("mei", "link", mei)
        self.start("bo", "class", bo)

    @rule(name=people, way=st.sampled_from(WAYS), sent=answers)
    def start(self, name: str, way: str, sent: Answers) -> None:
        seminar = self.seminar
        expected, before = seminar.may_begin(name, way), len(self.attempts_of(name))
        if way == "link":
            address = reverse("join_by_code", args=[seminar.quiz.code])
        else:
            ids = [seminar.classroom.pk, seminar.assignment.pk]
            address = reverse("assignment", args=ids)
        seminar.post(name, address, {"name": name})
        assert len(self.attempts_of(name)) == before + expected
        self.answer(name, 1, sent)

    @rule(name=people, number=st.integers(1, 6))
    def open_tab(self, name: str, number: int) -> None:
        attempts = self.attempts_of(name)
        if not attempts:
            return
        address = reverse("quiz_question", args=[attempts[0].pk, number])
        page = self.seminar.get(name, address)
        where = re.fullmatch(r"/quizzes/(\d+)/(\d+)/", page.request["PATH_INFO"])
        token = SHOWN.search(page.text)
        if page.status_code == 200 and where and token:
            asked = Response.objects.get(attempt=where[1], position=where[2])
            self.tabs.append((name, int(where[1]), int(where[2]), token[1], asked.version))

    @rule(name=people, first=st.integers(1, 5), sent=answers)
    def answer(self, name: str, first: int, sent: Answers) -> None:
        """One question after another, each on a page that was opened for it."""
        for number, one in enumerate(sent, first):
            before = len(self.tabs)
            self.open_tab(name, number)
            if len(self.tabs) > before:
                self.send_a_tab(0, one)

    @precondition(lambda self: self.tabs)
    @rule(place=places, sent=an_answer)
    def send_a_tab(self, place: int, sent: Answer) -> None:
        """Whatever page is open, the latest or an old one."""
        how, button, certainty = sent
        name, attempt_id, number, token, version = self.tabs[-1 - place % len(self.tabs)]
        before = Response.objects.select_related("attempt").filter(attempt=attempt_id)
        asked = before.filter(position=number).first()
        address = reverse("quiz_question", args=[attempt_id, number])
        if asked is None:
            assert self.seminar.post(name, address, {"shown": token}).status_code == 404
            return
        form, kept = answer_to(asked, "blank" if button == "give_up" else how)
        form |= {"shown": token, "certainty": certainty}
        form |= {"give_up": {"give_up": "1"}, "flag": {"flag": "1"}}.get(button, {})
        steps = {"next": str(number + 1), "previous": str(number - 1), "time-up": "time-up"}
        if button in steps:
            form["go"] = steps[button]
        counted = self._counts(asked, version, given=kept, gave_up=button == "give_up")
        self.seminar.post(name, address, form, htmx=button == "autosave")
        after = Response.objects.get(pk=asked.pk)
        if counted:
            assert after.given == kept
        else:
            assert (after.given, after.version) == (asked.given, asked.version)
        if button == "autosave":
            self._keep_the_new_token(name, attempt_id, number, after)

    def _counts(self, asked: Response, version: int, *, given: Any, gave_up: bool) -> bool:
        attempt = asked.attempt
        if not counts(attempt, timezone.now()) or version != asked.version or asked.verdict:
            return False
        if attempt.one_way and asked.position != attempt.reached:
            return False
        return attempt.feedback != "each" or given is not None or gave_up

    def _keep_the_new_token(self, name: str, attempt_id: int, number: int, kept: Response) -> None:
        """The page goes on with what an autosave brings: here by opening it again."""
        if not kept.verdict:
            self.open_tab(name, number)

    @rule(name=people, first=st.integers(1, 5), sent=answers)
    def submit(self, name: str, first: int, sent: Answers) -> None:
        """After some more answers."""
        self.answer(name, first, sent)
        for attempt in self.attempts_of(name)[:1]:
            address = reverse("quiz_submit", args=[attempt.pk])
            self.seminar.get(name, address)
            self.seminar.post(name, address, {})
            attempt.refresh_from_db()
            assert attempt.submitted_at

    @rule(seconds=st.sampled_from([1, 4, 6, 56, 70, 600, 3600, 86400]))
    def tick(self, seconds: int) -> None:
        self.traveller.shift(seconds)

    @rule(name=people)
    def read_about_it(self, name: str) -> None:
        """Each page is looked through for what is right, see ``Seminar``."""
        seminar = self.seminar
        pages = [reverse(one) for one in ("quizzes", "home", "classrooms")]
        pages.append(reverse("join_by_code", args=[seminar.quiz.code]))
        if name == "bo":
            ids = [seminar.classroom.pk]
            pages.append(reverse("assignment", args=[*ids, seminar.assignment.pk]))
            pages.append(reverse("grades", args=[*ids, seminar.member.pk]))
        for address in pages:
            seminar.get(name, address)

    @rule(name=people, place=places)
    def read_an_attempt(self, name: str, place: int) -> None:
        attempts = self.attempts_of(name)
        if attempts:
            attempt = attempts[place % len(attempts)]
            self.seminar.get(name, reverse("quiz_submit", args=[attempt.pk]))
            self.seminar.get(name, reverse("quiz_results", args=[attempt.pk]))

    @rule(name=people, other=st.sampled_from(["the other", "ren", "teacher"]))
    def somebody_else_looks(self, name: str, other: str) -> None:
        """The pages of a sitting are nobody else's, and its forms neither."""
        if other == "the other":
            other = "bo" if name == "mei" else "mei"
        for attempt in self.attempts_of(name)[:1]:
            pages = [reverse("quiz_question", args=[attempt.pk, 1])]
            pages += [reverse(one, args=[attempt.pk]) for one in ("quiz_submit", "quiz_results")]
            for address in pages:
                assert self.seminar.get(other, address).status_code == 404
                assert self.seminar.post(other, address, {}).status_code in (404, 405)

    # The teacher

    @rule(rules=rules_of_a_quiz)
    def change_rules(self, rules: dict[str, Any]) -> None:
        form = {name: value for name, value in rules.items() if value is not False}
        form |= {"title": "On colours", "closes_at": moment(form.pop("closes_in"))}
        form |= {"opens_at": "", "password": "", "pass_mark": "", "closing_words": "50: Well done"}
        assert self.seminar.teach("authored_quiz", **form).status_code == 200

    @rule(
        name=people,
        closes_in=hours,
        attempts=st.sampled_from(["", "1", "5"]),
        factor=st.sampled_from(["1", "2", ""]),
    )
    def extend(self, name: str, closes_in: int | None, attempts: str, factor: str) -> None:
        """Without a ``factor`` the usual terms hold again."""
        user = self.seminar.people[name].pk
        if not factor:
            self.seminar.teach("take_allowance_back", user)
            return
        form = {"user": user, "closes_at": moment(closes_in)}
        form |= {"attempts_allowed": attempts, "time_factor": factor}
        self.seminar.teach("allowances", **form)

    @rule(
        due_in=hours,
        attempts=st.sampled_from(["", "1", "3"]),
        factor=st.sampled_from(["1", "2", ""]),
        adds_cards=st.booleans(),
        lifts=st.booleans(),
    )
    def set_terms(
        self, due_in: int | None, attempts: str, factor: str, adds_cards: bool, lifts: bool
    ) -> None:
        """Without a ``factor`` it is taken from the class."""
        ids = [self.seminar.classroom.pk, self.seminar.assignment.pk]
        if not factor:
            self.seminar.post("teacher", reverse("withdraw_assignment", args=ids), {})
            return
        form = {"what": f"quiz-{self.seminar.quiz.pk}", "due_at": moment(due_in), "opens_at": ""}
        form |= {"attempts_allowed": attempts, "time_factor": factor}
        form |= {"adds_cards": "on"} if adds_cards else {}
        form |= {"never_closes": "on"} if lifts and not due_in else {}
        form |= {"unlimited_attempts": "on"} if lifts and not attempts else {}
        address = reverse("assign", args=ids[:1])
        assert self.seminar.post("teacher", address, form).status_code == 200

    @rule(
        what=st.sampled_from(["move", "points", "section", "draw", "remove", "add", "replace"]),
        place=places,
        to=places,
    )
    def arrange(self, what: str, place: int, to: int) -> None:
        seminar = self.seminar
        items = list(seminar.quiz.items.all())
        parts = list(seminar.quiz.parts.all())
        item = items[place % len(items)] if items else None
        part = parts[place % len(parts)] if parts else None
        if what == "section":
            seminar.teach("add_section", title=f"Part {to}")
        elif what == "add":
            chosen = [one.pk for one in (*seminar.asked, *seminar.further)]
            seminar.teach("add_questions", question=chosen)
        elif what == "draw" and part:
            seminar.teach("quiz_section", part.pk, **({"draws": to} if to else {"remove": "1"}))
        elif item and what == "move":
            seminar.teach("move_entry", entry=f"item-{item.pk}", to=to)
        elif item and what == "points":
            seminar.teach("set_points", **{f"points-{item.pk}": to})
        elif item and what == "remove":
            seminar.teach("remove_question", item.position, question=item.question_id)
        elif item and what == "replace":
            seminar.teach("replace_question", item.position, question=item.question_id)
        positions = list(seminar.quiz.items.values_list("position", flat=True))
        assert positions == list(range(1, len(positions) + 1))

    @rule(place=places, way=st.integers(0, 2), regrades=st.booleans())
    def mend_a_key(self, place: int, way: int, regrades: bool) -> None:
        """Of a question of the teacher's own: another option is right, or another word as well."""
        own = [one for one in (*self.seminar.asked, *self.seminar.further) if one.owner_id]
        question = Question.objects.get(pk=own[place % len(own)].pk)
        form = form_of(question.body["formats"][0])
        fields = form.initial_for(question.body)
        if form.kind.name == formats.CHOICE:
            fields["right"] = way + 1
        elif form.kind.name == formats.TYPED:
            fields["accepted"] = "Zebra\nMud" if way else "Zebra"
        fields["seen"] = question.changed_at.isoformat()
        address = reverse("edit_question", args=[question.pk])
        assert self.seminar.post("teacher", address, fields).status_code == 200
        if regrades:
            self.regrade()

    @rule()
    def regrade(self) -> None:
        address = reverse("regrade_quiz", args=[self.seminar.quiz.pk])
        page = self.seminar.get("teacher", address).text
        form = r'name="question" value="(\d+)"><input type="hidden" name="key" value="(\w+)"'
        for question, key in re.findall(form, page):
            self.seminar.post("teacher", address, {"question": question, "key": key})
            self.bodies.clear()

    @rule(points=st.integers(0, 4), place=places)
    def mark(self, points: int, place: int) -> None:
        waiting = Response.objects.filter(attempt__quiz=self.seminar.quiz, format=formats.OPEN)
        given = list(waiting.exclude(attempt__submitted_at=None).filter(given__isnull=False))
        if not given:
            return
        answer = given[place % len(given)]
        prefix = f"answer-{answer.pk}"
        seen = answer.marked_at.isoformat() if answer.marked_at else ""
        form = {"answer": answer.pk, f"{prefix}-criterion_0": points, f"{prefix}-seen": seen}
        form[f"{prefix}-reason"] = "Read again."  # needed where it was marked before
        self.seminar.teach("mark_answers", answer.question_id, **form)
        answer.refresh_from_db()
        assert answer.verdict["score"] == points / 4

    @rule(what=st.sampled_from(["publish", "close", "release", "hold back"]))
    def let_in_or_tell(self, what: str) -> None:
        if what in ("publish", "close"):
            self.seminar.teach(f"{what}_quiz")
        else:
            self.seminar.teach("release_results", released="1" if what == "release" else "0")

    @rule(page=st.sampled_from(OF_A_QUIZ + OF_A_CLASS))
    def look_at_results(self, page: str) -> None:
        seminar, browser = self.seminar, self.seminar.browsers["teacher"]
        one = seminar.quiz if page in OF_A_QUIZ else seminar.classroom
        assert browser.get(reverse(page, args=[one.pk])).status_code in (200, 302)
        for attempt in seminar.quiz.attempts.order_by("-pk")[:1]:
            address = reverse("read_attempt", args=[seminar.quiz.pk, attempt.pk])
            assert browser.get(address).status_code == 200

    @rule(really=st.integers(0, 4))
    def delete(self, really: int) -> None:
        """Seldom, and another quiz comes in its place; what was answered stays in the log."""
        if really:
            return
        self.seminar.teach("delete_quiz")
        assert not Attempt.objects.filter(quiz=self.seminar.quiz.pk).exists()
        self.seminar.open_quiz()

    # What holds after each of these

    @invariant()
    def all_is_well(self) -> None:
        self.one_is_open_at_most()
        self.what_was_asked_is_as_it_was()
        self.what_was_handed_in_is_as_it_was()
        self.marks_add_up()
        self.each_judged_answer_reviews_its_cards_once()

    def one_is_open_at_most(self) -> None:
        opened = list(Attempt.objects.open().values_list("user", "quiz"))
        assert len(opened) == len(set(opened))

    def what_was_asked_is_as_it_was(self) -> None:
        for pk, body, *row in Response.objects.values_list("pk", "body", *FROZEN):
            assert self.frozen.setdefault(pk, row) == row
            assert self.bodies.setdefault(pk, body) == body

    def what_was_handed_in_is_as_it_was(self) -> None:
        for attempt in Attempt.objects.exclude(submitted_at=None):
            assert attempt.submitted_at >= attempt.started_at
            given = ("pk", "given", "answered_at", "certainty", "version")
            state = [
                attempt.submitted_at,
                attempt.abandoned,
                *attempt.responses.values_list(*given),
            ]
            assert self.handed_in.setdefault(attempt.pk, state) == state

    def marks_add_up(self) -> None:
        for attempt in Attempt.objects.prefetch_related("responses"):
            marks = [one.mark for one in attempt.responses.all()]
            if attempt.submitted_at is None:
                assert (attempt.mark, attempt.graded_at) == (None, None)
                continue
            known = [mark for mark in marks if mark is not None]
            assert attempt.mark == pytest.approx(max(0, sum(known)))
            assert (attempt.graded_at is None) == (len(known) < len(marks))
            assert attempt.mark <= attempt.points + 1e-6

    def each_judged_answer_reviews_its_cards_once(self) -> None:
        found = Review.objects.values_list("pk", "card", "rating", "undone_at", "seq")
        rows = {pk: tuple(row) for pk, *row in found}
        assert self.reviews.items() <= rows.items(), "reviews stay as they are"
        self.reviews = rows
        for response in Response.objects.select_related("attempt").prefetch_related("reviews"):
            number = self._reviewed(response)
            assert response.reviews.count() in ({0, number} if self._waits(response) else {number})

    def _waits(self, response: Response) -> bool:
        """Whether its attempt may tell its keys later, and reviews no card before."""
        attempt = response.attempt
        return attempt.sealed and (attempt.submitted_at is None or attempt.owes_reviews)

    def _reviewed(self, response: Response) -> int:
        """How many cards an answer reviews, of which their learners study all."""
        read_by_a_person = response.format == formats.OPEN
        if not response.verdict or not response.answered_at or read_by_a_person:
            return 0
        return len(response.body["parts"]) or 1


@pytest.fixture
def repeatable(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn follows from the steps of a run, so that it can be run again."""
    for views in ("joining", "classrooms"):
        monkeypatch.setattr(f"learning.classrooms.views.{views}.SystemRandom", lambda: Random(1))


def run(runs: int, steps: int) -> None:
    """A failure is told as it was found: to look for a shorter one would take minutes."""
    how = settings(
        max_examples=runs,
        stateful_step_count=steps,
        deadline=None,
        phases=[Phase.reuse, Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(QuizMachine, settings=how)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("repeatable")]


def test_nothing_that_people_do_breaks_a_rule() -> None:
    run(runs=4, steps=20)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
def test_not_in_five_hundred_long_runs_either(part: int) -> None:
    run(runs=25, steps=40)


class TestControls:
    """Steps of the machine that go well; without one protection it finds what that kept away."""

    @pytest.fixture
    def machine(self) -> Iterator[QuizMachine]:
        machine = QuizMachine()
        yield machine
        machine.teardown()

    def take(self, machine: QuizMachine, rules: dict[str, Any], *steps: Callable[[], None]) -> None:
        """The steps, after Mei has begun to answer by these rules."""
        machine.change_rules(USUAL | rules)
        machine.start("mei", "link", ANSWERED)
        for step in steps:
            step()
            machine.all_is_well()

    def answer_late(self, machine: QuizMachine) -> None:
        late = partial(machine.answer, "mei", 1, OTHERWISE)
        self.take(machine, {"minutes": "1"}, partial(machine.tick, 70), late)

    def read_early(self, machine: QuizMachine) -> None:
        read = partial(machine.read_an_attempt, "mei", 0)
        hand_in = partial(machine.submit, "mei", 1, ANSWERED)
        self.take(machine, {"feedback": "released"}, hand_in, read)

    def mark_an_open_answer(self, machine: QuizMachine) -> None:
        hand_in = partial(machine.submit, "mei", 4, ANSWERED)
        self.take(machine, {}, hand_in, partial(machine.mark, 3, 0), partial(machine.mark, 1, 0))

    @pytest.mark.parametrize("steps", ["answer_late", "read_early", "mark_an_open_answer"])
    def test_with_all_protections_they_go_well(self, machine: QuizMachine, steps: str) -> None:
        getattr(self, steps)(machine)

    def test_where_no_attempt_is_ever_over(
        self, machine: QuizMachine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for each in (access, answering):
            monkeypatch.setattr(each, "is_over", lambda attempt, now: False)
        with pytest.raises(AssertionError):
            self.answer_late(machine)

    def test_where_nobody_asks_when_something_may_be_disclosed(
        self, machine: QuizMachine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        handed_in = AttemptQuerySet.counting
        monkeypatch.setattr(AttemptQuerySet, "disclosed", lambda rows, now: handed_in(rows))
        monkeypatch.setattr(disclosure, "_disclosed", lambda attempt, now: [attempt])
        with pytest.raises(AssertionError, match="tells what is right"):
            self.read_early(machine)

    def test_where_marks_are_not_added_up_anew(
        self, machine: QuizMachine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(marking, "settle", lambda attempts, now: None)
        with pytest.raises(AssertionError):
            self.mark_an_open_answer(machine)
