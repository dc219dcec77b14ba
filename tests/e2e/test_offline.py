"""Without a connection a page says so, and goes on when there is one again."""

from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Complaints
from tests.e2e.studying import Study

SAID = "The server did not answer."


def test_what_could_not_be_sent_is_said_and_can_be_sent_again(
    context: BrowserContext, study: Study, complaints: Complaints
) -> None:
    body = study.ask("recall", "who-said")
    said = study.page.get_by_role("alert").filter(has_text=SAID)
    expect(said).to_have_count(0)

    context.set_offline(True)
    study.press("Show the answer")
    expect(said).to_be_visible()
    context.set_offline(False)
    assert len(complaints.heard) > 0
    complaints.heard.clear()

    study.press("Show the answer")
    expect(study.card).to_contain_text(body["answer"])
    expect(said).to_have_count(0)
