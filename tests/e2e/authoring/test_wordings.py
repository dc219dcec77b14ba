"""An answer in other words: its learner calls it right, an editor accepts it, and it is right."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults
from tests.e2e.support.study_page import Body, Study

TYPE, WORDING = "term-for-definition", "umbrella thinking"


def type_it(study: Study) -> Body:
    body = study.ask("typed", TYPE)
    study.card.get_by_label("Your answer").fill(WORDING)
    study.press("Check")
    return body


def test_an_answer_in_other_words_becomes_right_for_the_next_learner(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    first = Study(page, arrange, sign_in())
    body = type_it(first)
    first.expect_judged(body, "Missed")
    first.press("I was right")
    first.expect_overridden()

    sign_in(is_staff=True, is_superuser=True)
    page.goto("/briefs/new-productive-forces/")
    page.get_by_role("link", name=re.compile(r"Answers in other words: \d+ to decide")).click()
    disputed = page.locator(".disputed", has_text=body["stem"])
    expect(disputed).to_contain_text("1 person, 1 answer")
    found = faults(page)
    disputed.get_by_role("button", name=f"Accept: “{WORDING}”").click()
    expect(page.get_by_role("status").first).to_contain_text(
        f"“{WORDING}” now counts as right here. It would have changed 1 answer."
    )
    expect(disputed).to_contain_text("Accepted")
    found += faults(page)

    following = Study(page, arrange, sign_in())
    following.expect_judged(type_it(following), "Right")

    sign_in(is_staff=True, is_superuser=True)
    page.goto("/briefs/new-productive-forces/wordings/")
    disputed.get_by_role("button", name=f"Take back: “{WORDING}”").click()
    disputed.get_by_role("button", name=f"Not right: “{WORDING}”").click()
    expect(disputed).to_contain_text("Dismissed")
    assert found == []
