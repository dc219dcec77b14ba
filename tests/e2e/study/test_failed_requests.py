"""What a learner sees when an answer cannot be sent, or is refused."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Complaints
from tests.e2e.support.study_page import Study

SAID = "The server did not answer."
EVENT = "const event = (of, name) => new Promise((done) => of.addEventListener(name, done));"


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


def test_an_error_page_takes_the_place_of_the_whole_page(
    study: Study, complaints: Complaints
) -> None:
    complaints.foresee(404)
    study.ask("recall", "who-said")
    study.card.locator("[name=shown]").evaluate("field => field.value = 'mistyped'")
    study.press("Show the answer")

    expect(study.page.get_by_role("heading", level=1)).to_be_visible()
    expect(study.card).to_have_count(0)
    expect(study.page.locator("main")).to_have_count(1)


def test_the_page_of_a_failure_has_its_styles_and_its_seal(
    page: Page, complaints: Complaints
) -> None:
    complaints.foresee(500)
    page.goto("/broken/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    home = page.get_by_role("main").get_by_role("link")
    expect(home).to_have_css("display", "inline-flex")
    width_of_seal = "() => document.querySelector('.wordmark img').naturalWidth"
    assert page.evaluate(width_of_seal) > 0


def test_control_whatever_the_browser_complains_of_is_heard(
    page: Page, complaints: Complaints
) -> None:
    page.goto("/no-such-page/")
    page.goto("/")
    for script in (
        "await fetch('/no-such-file/')",
        "document.images[0].src = '/no-such-picture.svg'; await event(document.images[0], 'error')",
        "await fetch('/start/', {method: 'POST'})",  # without what proves that it is ours
        "await fetch('http://localhost:1/').catch(() => {})",
        "console.warn('doubtful')",
        "setTimeout(() => { throw Error('thrown') }); await event(window, 'error')",
        "document.body.setAttribute('style', 'color: red')",
    ):
        page.evaluate(f"async () => {{ {EVENT} {script} }}")
    page.context.cookies()  # hears what is still on its way
    heard = "\n".join(complaints.heard)
    complaints.heard.clear()
    for expected in (
        *("no-such-page", "no-such-file", "no-such-picture", "status of 403", "localhost:1"),
        *("doubtful", "thrown", "inline style"),
    ):
        assert expected in heard
