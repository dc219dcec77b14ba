"""Grades go from a quiz into the gradebook of the course, and its people into the class: by a real
worker, over TLS.
"""

import os
import re
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.lti.conftest import numbers, window_from
from tests.e2e.quizzes.test_taking_quizzes import expect_question
from tests.e2e.support.lms import Lms
from tests.e2e.support.lms_services import nothing
from tests.server import Server, task_workers_of, within

SOON = 90  # seconds in which a busy worker has sent what is due
only_refusing = pytest.mark.parametrize("open_browser", ["refusing"], indirect=True)


@pytest.fixture
def lms(lms: Lms) -> Iterator[Lms]:
    yield lms
    lms.gradebook.meanwhile = nothing


def answer_and_hand_in(page: Page) -> None:
    """One of two rightly."""
    page.get_by_role("button", name="Begin").click()
    for number, answer in ((1, "The Yangtze"), (2, "The Rhine")):
        expect_question(page, number)
        page.wait_for_load_state()
        page.get_by_text(answer, exact=True).click()
        page.get_by_role("button", name="Next" if number == 1 else "Finish").first.click()
    page.get_by_role("button", name="Hand it in").click()
    expect(page.get_by_role("heading", name="Which river is longest?")).to_be_visible()


def open_class(page: Page, address: str) -> None:
    """The one that was made for the course."""
    page.goto(f"{address}/classes/")
    page.get_by_role("link", name="Policy 101", exact=True).click()


def kept(lms: Lms, user: str) -> list[float]:
    return lms.gradebook.points(user)


def test_a_grade_goes_from_the_frame_of_a_course_into_its_gradebook(
    lms, item, open_browser, teacher, address
):
    page, user = open_browser(), f"ana-{next(numbers)}"
    page.goto(f"{lms.url}/course?user={user}")
    page.get_by_role("link", name=lms.items[int(item)]["title"]).last.click()
    received = lms.gradebook.received
    answer_and_hand_in(window_from(page, "Open in a new window"))
    within(SOON, lambda: kept(lms, user) == [1.0])
    [score] = lms.gradebook.scores[item, user]
    assert score["timestamp"] >= score["submission"]["submittedAt"]
    assert (score["scoreGiven"], score["scoreMaximum"]) == (50, 100)
    assert (score["activityProgress"], score["gradingProgress"]) == ("Completed", "FullyGraded")
    page.goto(f"{lms.url}/grades?user={user}")
    expect(page.get_by_text("1", exact=True)).to_be_visible()

    open_class(teacher, address)
    teacher.get_by_role("link", name="Grades").click()
    teacher.get_by_role("link", name=user.title()).click()
    teacher.get_by_role("link", name=re.compile("^Attempt 1 at")).click()
    wrong = teacher.locator("details.result").nth(1)
    wrong.locator("summary").first.click()
    wrong.get_by_text("Change the mark").click()
    wrong.get_by_label(re.compile("^Mark ")).fill("1")
    wrong.get_by_label("Reason").fill("The Rhine was shorter in 1900.")
    wrong.get_by_role("button", name="Save the mark").click()
    within(SOON, lambda: kept(lms, user) == [1.0, 2.0])
    assert lms.gradebook.received == received + 2


@only_refusing
def test_a_grade_from_a_window_goes_into_a_column_that_the_app_makes(lms, item, open_browser):
    page, user = open_browser(), f"ben-{next(numbers)}"
    del lms.gradebook.columns[item]
    page.goto(lms.begin(user, item))
    answer_and_hand_in(page)
    within(SOON, lambda: kept(lms, user) == [50.0])
    [made] = [one for one in lms.gradebook.columns.values() if "made" in one["id"]]
    assert (made["label"], made["scoreMaximum"]) == (lms.items[int(item)]["title"], 100)
    assert made["resourceLinkId"] == f"r{item}"


@only_refusing
def test_one_score_counts_though_a_worker_is_killed_while_it_sends(
    lms, app: Server, item, open_browser, arrange_there
):
    """The platform has kept the score, and the worker never hears of it."""
    page, user = open_browser(), f"cleo-{next(numbers)}"
    [worker] = task_workers_of(app)
    lms.gradebook.meanwhile = lambda: os.kill(worker, signal.SIGKILL)
    page.goto(lms.begin(user, item))
    received = lms.gradebook.received
    answer_and_hand_in(page)
    within(SOON, lambda: worker not in task_workers_of(app))
    lms.gradebook.meanwhile = nothing
    assert arrange_there("unsent_grades") == 1
    within(SOON, lambda: len(task_workers_of(app)) == 1)  # another one
    arrange_there("end_claims")
    within(SOON, lambda: arrange_there("unsent_grades") == 0)
    assert lms.gradebook.received == received + 2
    assert kept(lms, user) == [1.0]


@only_refusing
def test_250_people_of_a_course_stand_in_the_class_after_one_press(lms, item, teacher, address):
    open_class(teacher, address)
    teacher.get_by_text("Linked to").get_by_role("link").click()
    expect(teacher).to_have_url(re.compile("/platform/$"))
    read_now = teacher.get_by_role("button", name="Read now")
    within(SOON, lambda: shows(teacher, read_now))  # it has been read for the first time
    for number in range(250):
        lms.enrol(f"learner {number}", lis_person_sourcedid=f"S{number:04}")
    read_now.click()
    expect(teacher.get_by_text("The roster is read in a moment.")).to_be_visible()
    within(SOON, lambda: shows(teacher, teacher.get_by_text(f"{len(lms.people)} people")))
    expect(teacher.get_by_text("No longer there")).to_have_count(0)
    open_class(teacher, address)
    for number in (0, 249):
        name = f"Learner {number}"
        expect(teacher.get_by_role("rowheader", name=name, exact=True)).to_be_visible()


def shows(page: Page, part: Locator) -> bool:
    page.reload()
    return part.is_visible()
