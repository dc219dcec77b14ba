"""Somebody writes questions, sees them as they will be asked, and is asked them.

One of each kind is written in ``classrooms/test_course.py``.
"""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults
from tests.learning.pictured import image_file

# Of each kind what is typed under which label, and what the preview then shows.
WRITTEN: dict[str, tuple[dict[str, str], str]] = {
    "One of several options": (
        {"Question": "Which river flows through Wuhan?", "Option 1": "Yangtze", "Option 2": "Huai"},
        "Huai",
    ),
    "Several right options": (
        {
            "Question": "Which of these lie in China?",
            "Option 1": "Wuhan",
            "Option 2": "武汉",
            "Option 3": "Paris",
        },
        "More than one may be right",
    ),
    "Typed answers": ({"Question": "Which sea lies off Tianjin?", "Right answer": "Bohai"}, "sea"),
    "Numbers": ({"Question": "How long is the Yangtze?", "Right answer": "6,300"}, "How long"),
    "Filling a gap": ({"Text": "In [[2023]] Xi spoke of [[new forces]] there."}, "Xi spoke of"),
    "Finding the changed word": (
        {
            "Statement with the change": "The Seine flows through Wuhan.",
            "Changed word": "Seine",
            "What it should be": "Yangtze",
        },
        "The wrong word",
    ),
    "Matching pairs": (
        {
            "Question": "Which river flows where?",
            "Left side 1": "Wuhan",
            "Its partner 1": "Yangtze",
            "Left side 2": "Paris",
            "Its partner 2": "Seine",
        },
        "Each answer fits one",
    ),
    "Putting in order": (
        {"Question": "In which order do they come?", "Place 1": "Shang", "Place 2": "Zhou"}
        | {"Place 3": "Han"},
        "Give each its place",
    ),
    "Listing all of them": (
        {"Question": "Which rivers are long?", "Entry 1": "Yangtze", "Entry 2": "Yellow River"},
        "2 entries, in any order",
    ),
    "Open answers": (
        {"Question": "Why do rivers matter?", "Model answer": "They carry trade."},
        "grades it",
    ),
}

LAID_OUT_OTHERWISE = ("Several right options", "Filling a gap", "Matching pairs")


def write(page: Page, kind: str) -> None:
    page.goto("/questions/new/")
    page.get_by_role("link", name=kind).click()
    fill_in(page, kind)


def fill_in(page: Page, kind: str) -> None:
    """Fill in the form of a kind, and wait for its preview."""
    fill_fields(page, kind)
    expect(page.locator("#preview")).to_contain_text(WRITTEN[kind][1])


def save(page: Page) -> None:
    """Save a new question, and wait for the page that says so."""
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved. It’s among your cards.")).to_be_visible()
    page.wait_for_load_state()  # before that nothing hears what is typed


def fill_fields(page: Page, kind: str) -> None:
    fields, _ = WRITTEN[kind]
    expect(page.get_by_label(next(iter(fields)), exact=True)).to_be_visible()
    page.wait_for_load_state()  # before that nothing hears what is typed
    for label, text in fields.items():
        page.get_by_label(label, exact=True).fill(text)
    for number in (1, 2) if kind == "Several right options" else ():
        page.get_by_label(f"Right {number}", exact=True).check()
    if kind == "One of several options":
        page.get_by_label("Right answer", exact=True).select_option("Option 1")


def test_questions_are_written_with_a_preview_beside_them(
    page: Page, sign_in: Callable[..., str]
) -> None:
    sign_in()
    page.goto("/questions/")
    found = faults(page)
    page.get_by_role("link", name="Write a question").first.click()
    found += faults(page)
    for kind in LAID_OUT_OTHERWISE:
        write(page, kind)
        found += faults(page)
        save(page)
    expect(page.get_by_text(f"{len(LAID_OUT_OTHERWISE)} questions", exact=True)).to_be_visible()
    found += faults(page)
    assert found == []


def test_a_preview_is_answered_and_leaves_the_writer_where_they_are(
    page: Page, sign_in: Callable[..., str]
) -> None:
    sign_in()
    page.goto("/questions/new/choice/")
    page.wait_for_load_state()
    page.get_by_label("Question", exact=True).fill("Which river flows through Wuhan?")
    page.get_by_label("Option 1", exact=True).fill("Yangtze")
    last = page.get_by_label("Option 2", exact=True)
    last.press_sequentially("Huai")
    preview = page.locator("#preview")
    expect(preview.locator(".written__problem")).to_be_visible()
    expect(last).to_be_focused()

    page.get_by_label("Right answer", exact=True).select_option("Option 1")
    preview.get_by_label("Huai").check()
    preview.get_by_role("button", name="Check").click()
    expect(preview.locator(".verdict")).to_contain_text("Missed")
    expect(preview.get_by_label("Huai")).to_be_checked()
    expect(last).to_have_value("Huai")
    preview.get_by_label("Yangtze").check()
    preview.get_by_role("button", name="Check").click()
    expect(preview.locator(".verdict")).to_contain_text("Right")
    assert faults(page) == []


def test_a_question_is_found_as_one_types_changed_and_looked_back_at(
    page: Page, sign_in: Callable[..., str]
) -> None:
    sign_in()
    for kind in ("Typed answers", "Numbers"):
        write(page, kind)
        save(page)
    page.get_by_label("Find a question").press_sequentially("tianjin")
    expect(page.get_by_role("link", name="How long is the Yangtze?")).to_have_count(0)
    page.get_by_role("link", name="Which sea lies off Tianjin?").click()
    page.wait_for_load_state()
    page.get_by_label("Right answer").fill("Tianjin Bay")
    expect(page.get_by_role("list", name="Suggestions")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()

    page.get_by_role("link", name="Which sea lies off Tianjin?").click()
    page.get_by_role("link", name="Its versions").click()
    expect(page.get_by_role("deletion").filter(has_text="Bohai")).to_be_visible()
    found = faults(page)
    page.get_by_role("link", name="Restore this version").click()
    expect(page.get_by_label("Right answer")).to_have_value("Bohai")
    assert found == []


def test_what_one_has_written_is_asked_with_ones_cards(
    page: Page, sign_in: Callable[..., str]
) -> None:
    sign_in(begun=False)
    write(page, "One of several options")
    page.get_by_label("Feedback for option 2", exact=True).fill("It flows further north.")
    page.get_by_label("Explanation").fill("Wuhan lies **on** it.")
    save(page)
    page.goto("/")
    expect(page.get_by_role("heading", name="1 card, 1 minute")).to_be_visible()
    page.get_by_role("button", name=re.compile(r"^Study \d+$")).click()
    page.get_by_role("button", name="Huai").click()
    expect(page.get_by_text("It flows further north.", exact=True)).to_be_visible()
    expect(page.locator("strong", has_text=re.compile("^on$"))).to_be_visible()
    assert faults(page) == []


def test_a_question_of_a_brief_is_made_ones_own(page: Page, sign_in: Callable[..., str]) -> None:
    sign_in()
    page.goto("/questions/")
    page.get_by_role("link", name="From briefs").click()
    found = faults(page)
    page.get_by_label("Find a question").press_sequentially("argues that")
    expect(page).to_have_url(re.compile("q=argues[+]that(&|$)"))  # with what is found
    page.get_by_role("link", name="Adapt").last.click()
    page.wait_for_load_state()
    if page.get_by_role("button", name="Show and adapt").count():
        found += faults(page)
        page.get_by_role("button", name="Show and adapt").click()
    expect(page.locator("#preview")).to_contain_text("It has the brief’s answer")
    found += faults(page)
    page.get_by_label("Question", exact=True).fill("Who is it that argues so?")
    expect(page.locator("#preview")).to_contain_text("Adapted from")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("It shares the brief’s card")).to_be_visible()
    page.get_by_role("link", name="Who is it that argues so?").click()
    found += faults(page)
    assert found == []


def test_what_a_colleague_shares_is_taken(
    page: Page, sign_in: Callable[..., str], arrange: Arranger
) -> None:
    name = sign_in(begun=False)
    arrange("share_with", name, f"mei-{name}", 2)
    page.goto("/questions/")
    page.get_by_role("link", name="From colleagues").click()
    found = faults(page)
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Copy selected").click()
    page.get_by_role("link", name="you have it").click()
    expect(page.get_by_role("heading", name="Typed answers")).to_be_visible()
    page.goto("/questions/")
    page.get_by_text("More filters").click()
    page.get_by_label("Author").select_option(f"mei-{name}")
    expect(page.get_by_text(f"from mei-{name}")).to_be_visible()
    page.get_by_label("Author").select_option("You alone")
    expect(page.get_by_text(f"from mei-{name}")).to_have_count(0)
    found += faults(page)
    assert found == []


def test_a_picture_is_put_in_kept_and_asked(
    page: Page, sign_in: Callable[..., str], tmp_path: Path
) -> None:
    sign_in(begun=False)
    file = tmp_path / "river.png"
    file.write_bytes(image_file(size=(900, 300)))
    page.goto("/questions/new/typed/")
    page.get_by_label("Question", exact=True).fill("Which river is this?")
    page.get_by_label("Right answer").fill("The Huai")
    page.get_by_text("A picture", exact=True).click()
    page.get_by_label("Picture", exact=True).set_input_files(file)
    page.get_by_label("Description").fill("A wide river")
    expect(page.locator("#preview")).to_contain_text("Which river is this?")
    before = page.locator("#preview").get_by_role("img", name="A wide river")
    assert before.evaluate("canvas => [canvas.width, canvas.height]") == [800, 267]
    found = faults(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Which river is this?").click()
    expect(page.locator("#preview").get_by_role("img", name="A wide river")).to_be_visible()
    found += faults(page)
    page.goto("/")
    page.get_by_role("button", name="Study").first.click()
    picture = page.get_by_role("img", name="A wide river")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 900)
    found += faults(page)
    assert found == []


def test_a_text_is_written_with_a_question_under_it(
    page: Page, sign_in: Callable[..., str]
) -> None:
    sign_in()
    page.goto("/questions/texts/")
    found = faults(page)
    page.get_by_role("link", name="Write a text").click()
    found += faults(page)
    page.get_by_label("Title").fill("A letter")
    page.get_by_label("Text", exact=True).fill("Dear **friend**, the Huai has risen.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".reading-text strong")).to_have_text("friend")
    found += faults(page)
    page.get_by_role("link", name="Add a question").click()
    page.get_by_role("link", name="Typed answers").click()
    expect(page.get_by_label("Reading text")).to_contain_text("A letter")
    page.wait_for_load_state()
    page.get_by_label("Question", exact=True).fill("Which river has risen?")
    page.get_by_label("Right answer", exact=True).fill("The Huai")
    expect(page.locator("#preview .reading-text")).to_contain_text("A letter")
    found += faults(page)
    save(page)
    page.get_by_role("link", name="Texts", exact=True).click()
    expect(page.get_by_text("1 question", exact=True)).to_be_visible()
    found += faults(page)
    page.get_by_role("link", name="A letter").click()
    expect(page.get_by_role("link", name="Which river has risen?")).to_be_visible()
    page.get_by_role("link", name="Delete").click()
    found += faults(page)
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No texts yet")).to_be_visible()
    assert found == []
