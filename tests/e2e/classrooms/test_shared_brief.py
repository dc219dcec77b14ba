"""A teacher shares a brief of their own with a class, and takes it back."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.e2e.classrooms.test_classroom import class_begun
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults
from tests.e2e.support.study_page import Study


def share(page: Page, desk: str, label: str) -> None:
    page.goto(desk)
    page.get_by_label("Who may read it").select_option(label=label)
    page.get_by_role("button", name="Update questions").first.click()
    expect(page.get_by_text("questions are ready")).to_be_visible()


def test_a_class_studies_it_until_it_is_private_again(
    page: Page, browser: Browser, base_url: str, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    teacher = sign_in()
    code = class_begun(page)
    desk = arrange("brief_at_desk", teacher)
    brief = desk.removesuffix("check/")

    def signed_in(name: str) -> Page:
        context = browser.new_context(base_url=base_url)
        cookie = arrange("learner", name, begun=False)
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": base_url}])
        return context.new_page()

    def status(someone: Page) -> int:
        response = someone.goto(brief)
        assert response
        return response.status

    name = f"{teacher}-learns"
    learner, stranger = signed_in(name), signed_in(f"{teacher}-is-unknown")
    learner.goto(f"/join/{code}/")
    learner.get_by_role("button", name="Join").click()
    expect(learner.get_by_text("Nothing yet")).to_be_visible()
    assert status(learner) == 404

    share(page, desk, "My classes")
    found = faults(page)
    page.get_by_role("link", name="Set for Tuesday seminar").click()
    found += faults(page)
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_role("heading", name="What is set")).to_be_visible()
    page.goto(brief)
    expect(page.get_by_role("link", name="In Tuesday seminar")).to_be_visible()
    found += faults(page)

    learner.goto("/")
    learner.get_by_role("link", name="On mud").first.click()
    expect(learner.get_by_role("heading", name="On mud", level=1)).to_be_visible()
    found += faults(learner)
    learner.get_by_role("button", name="Ask me first").click()
    expect(learner).to_have_url(re.compile("/study/"))
    study = Study(learner, arrange, name)
    study.ask("recall")
    study.press("Show the answer")
    study.card.get_by_role("button", name="Got it").click()
    expect(study.card.get_by_role("button", name="Got it")).to_have_count(0)
    learned = arrange("schedule", name)
    assert len(learned) == 1
    assert status(stranger) == 404

    share(page, desk, "Only me")
    assert status(learner) == 404
    learner.goto("/")
    expect(learner.get_by_role("link", name="On mud")).to_have_count(0)
    found += faults(learner)
    assert arrange("schedule", name) == learned
    assert study.kept()["reviews"] == 1

    share(page, desk, "My classes")
    found += faults(page)
    assert status(learner) == 200
    assert status(stranger) == 404
    assert arrange("schedule", name) == learned
    learner.goto(f"{brief}cards/")
    expect(learner.get_by_text("private now")).to_have_count(0)
    expect(learner.get_by_role("link", name="Print a sheet")).to_be_visible()
    found += faults(learner)
    assert found == []
    for someone in (learner, stranger):
        someone.context.close()
