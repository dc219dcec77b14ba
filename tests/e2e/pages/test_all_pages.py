"""Every page, in either theme, wide and on a phone: no fault that a program can find."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Complaints
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import LOOKS_COUNT, faults

BRIEF = "new-productive-forces"
TO_STRANGERS = {
    "home": (),
    "paste_brief": (),
    "account_login": (),
    "account_signup": (),
    "account_reset_password": (),
    "account_reset_password_done": (),
    "account_reset_password_from_key": ("1", "worn-out"),
    "account_reset_password_from_key_done": (),
    "account_confirm_email": ("worn-out",),
    "account_email_verification_sent": (),
    "account_inactive": (),
}
TO_GUESTS = {"claim": (), "account_logout": (), "delete_account": ()}
TO_READ = {
    "library": (),
    "brief": (BRIEF,),
    "section": (BRIEF, "meaning"),
    "concepts": (BRIEF,),
    "concept": (BRIEF, "lilun"),
    "people": (BRIEF,),
    "person": (BRIEF, "liu-yuanchun"),
    "quotes": (BRIEF,),
    "brief_cards": (BRIEF,),
    "print_cards": (BRIEF,),
    "timeline": (BRIEF,),
    "people_by_topic": (BRIEF,),
    "concept_map": (BRIEF,),
    "copy_brief": (BRIEF,),
    "brief_format": (),
    "deploy": (),
    "live_help": (),
    "lti_help": (),
    "offline": (),
}
TO_STAFF = {"components": ()}
BY_MAIL = {"stop_reminders", "stop_invitations", "stop_notices"}
LINKED = {"classroom_platform"}
TO_LEARNERS = {
    "settings": (),
    "search": (),
    "new_brief": (),
    "progress": (),
    "suspended_cards": (),
    "import_questions": (),
    "download": (),
    "calendar": (),
    "teach_calendar": (),
    "account_email": (),
    "account_change_password": (),
    "account_reauthenticate": (),
}
TO_THOSE_WITHOUT_A_PASSWORD = {"account_set_password": ()}
AT_SIGN_IN = {"merge_guest"}  # in test_guest_signs_in
OTHER_WAYS_IN = {  # in test_passkeys
    *("mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    *("mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_remove_webauthn"),
    *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_login_webauthn"),
}
AT_THE_UNIVERSITY = {  # in test_single_sign_on
    *("openid_connect_login", "openid_connect_callback", "socialaccount_login_cancelled"),
}
AT_STUDY = {"study_session", "feedback", "report"}  # in test_study_pages
AT_QUIZ = {"quizzes", "quiz_question", "quiz_submit", "quiz_results"}  # in test_taking_quizzes
AT_MAKING_A_QUIZ = {  # in test_first_quiz and test_paper
    *("authored_quiz", "pick_question", "share_quiz", "quiz_answers", "join", "join_by_code"),
    *("delete_quiz", "add_questions", "preview_quiz", "allowances", "edit_item", "write_item"),
}
AT_SHARING_A_QUIZ = {"paper_exam", "quiz_colleagues", "shared_quiz"}  # in test_shared_quiz
AT_A_PLATFORM = {  # in test_lti
    *("lti_login", "lti_launch", "lti_choose", "lti_connect", "lti_enter", "lti_pick"),
    *("lti_signed_in", "lti_register", "lti_platforms", "lti_add", "lti_platform", "lti_remove"),
}
LIVE = {  # in test_live
    *("present_quiz", "present_live", "live_screen", "join_live", "take_part"),
}
AT_RESULTS = {  # in test_course
    *("read_attempt", "marking", "mark_answers", "regrade_quiz", "gradebook", "grades"),
}
AT_EXCHANGE = {"import_preview", "export_questions"}  # in test_question_files
OF_RESULTS = {"quiz_analysis", "question_analysis", "classroom_confusions"}  # in test_analysis
AT_WRITING_QUESTIONS = {  # in test_own_questions
    *("questions", "new_question", "own_question", "edit_question", "question_versions"),
    *("brief_questions", "copy_question", "colleague_questions"),
    *("texts", "new_text", "edit_text", "delete_text"),
}
IN_A_CLASS = {  # in test_classroom
    *("teach", "classrooms", "classroom", "share_classroom", "edit_classroom", "classroom_memory"),
    *("assign", "assignment", "withdraw_assignment"),
    *("roster", "roster_entry", "invitation", "own_grades"),  # in test_roster
}
AT_REVISING = {"revise", "revision", "brief_changes"}  # in test_revision
AT_WRITING = {"edit_brief", "delete_brief"}  # in test_own_brief
AT_DECIDING = {"wordings"}  # in test_wordings
AT_THE_DESK = {"desk", "add_finding"}  # in test_desk
WITHOUT_A_PAGE = {
    "update_questions",
    "rename_brief",
    "manifest",
    "service_worker",
    "answer",
    "try_card",
    "override",
    "quiz_override",
    "lti_keys",
    "lti_icon",
    "allow_invitations",
    "unlink_platform",
    "unlink_university",
    "lti_invite",
    "lti_new_key",
    "make_quiz",
    "preview_question",
    "question_image",
    "question_filing",
    "replace_question",
    "new_quiz",
    "move_entry",
    "quiz_title",
    "restore_question",
    "set_points",
    "add_section",
    "quiz_section",
    "remove_question",
    "take_allowance_back",
    "release_results",
    "grades_as_csv",
    "links_as_csv",
    "invite",
    "grades_as_xlsx",
    "copy_quiz",
    "keep_as_template",
    "override_mark",
    "publish_quiz",
    "close_quiz",
    "member",
    "reveal",
    "undo",
    "study_more",
    "card_action",
    "characters",
    "brief_card",
    "read_on",
    "continue_reading",
    "reached",
    "weakest",
    "memory",
    "decline_claim",
    "set_theme",
    "move_live",
    "set_joining",
    "live_people",
    "live_grid",
    "live_poll",
    "ask_live_poll",
    "hide_live_word",
    "answer_live_poll",
    "change_live_person",
    "answer_live",
    "own_live_result",
    "live_image",
} | {
    *(
        "start",
        "start_study",
        "study_more",
        "study_quiz",
        "healthz",
        "download_file",
        "export_file",
        "calendar_feed",
    )
}


def faults_of(page: Page, pages: dict[str, tuple[str, ...]]) -> list[str]:
    found = []
    for name, arguments in pages.items():
        address = reverse(name, args=arguments)
        page.goto(address)
        assert urlsplit(page.url).path == address
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        found += faults(page)
    return found


def test_pages_for_strangers(page: Page) -> None:
    assert faults_of(page, TO_STRANGERS) == []


def test_pages_for_guests(page: Page, sign_in: Callable[..., str]) -> None:
    sign_in(is_guest=True)
    assert faults_of(page, TO_GUESTS) == []


def test_pages_to_read(page: Page, sign_in: Callable[..., str]) -> None:
    sign_in()
    assert faults_of(page, TO_READ) == []


def test_pages_for_learners(page: Page, sign_in: Callable[..., str]) -> None:
    sign_in(password="seven quiet herons")
    assert faults_of(page, TO_LEARNERS) == []
    sign_in(passkey=True)
    assert faults_of(page, TO_THOSE_WITHOUT_A_PASSWORD) == []


def test_pages_for_staff(page: Page, sign_in: Callable[..., str]) -> None:
    sign_in(is_staff=True)
    assert faults_of(page, TO_STAFF) == []


def test_the_page_that_stops_reminders(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    page.goto(arrange("reminded", sign_in()))
    found = faults(page)
    page.get_by_role("button", name="Stop them").click()
    expect(page.get_by_role("heading", name="No more reminders")).to_be_visible()
    assert found + faults(page) == []


def test_the_page_that_stops_mails_about_classes(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    page.goto(arrange("notified", sign_in()))
    found = faults(page)
    page.get_by_role("button", name="Stop them").click()
    expect(page.get_by_role("heading", name="No more of these mails")).to_be_visible()
    assert found + faults(page) == []


def test_the_page_that_stops_invitations(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    page.goto(arrange("invited", sign_in()))
    found = faults(page)
    page.get_by_role("button", name="Stop them").click()
    expect(page.get_by_role("heading", name="No more invitations")).to_be_visible()
    assert found + faults(page) == []


@pytest.mark.parametrize("scores", [0, 30])
def test_the_page_of_a_class_in_a_course(
    page: Page, arrange: Arranger, sign_in: Callable[..., str], scores: int
) -> None:
    page.goto(arrange("linked_class", sign_in(), scores))
    found = faults(page)
    page.get_by_role("button", name="Read now").click()
    expect(page.get_by_text("The roster is read in a moment.")).to_be_visible()
    expect(page.get_by_text("In a moment.", exact=True).first).to_be_visible()
    assert found + faults(page) == []


def test_the_first_page_with_much_and_with_nothing_to_do(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    name = sign_in()
    arrange("study_days", name, 14)
    page.goto("/")
    expect(page.get_by_role("button", name=re.compile(r"^Study \d+$"))).to_be_visible()
    page.get_by_text("Only …").click()
    found = faults(page)
    page.get_by_role("link", name="Progress", exact=True).click()
    page.get_by_role("navigation", name="Details").get_by_role("link", name="Days").click()
    page.get_by_text("As a table").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Day", exact=True)).to_be_visible()
    found += faults(page)

    arrange("forget", name)
    page.goto("/")
    expect(page.get_by_role("heading", name="Nothing is due")).to_be_visible()
    expect(page.get_by_role("button", name="Strengthen the weakest")).to_be_visible()
    assert found + faults(page) == []


def test_the_first_page_before_anything_is_begun(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    sign_in(begun=False)
    page.goto("/")
    expect(page.get_by_role("heading", name="Start with a section")).to_be_visible()
    assert faults(page) == []


def test_a_page_that_is_not_there(
    page: Page, sign_in: Callable[..., str], complaints: Complaints
) -> None:
    sign_in()
    complaints.foresee(404)
    page.goto("/briefs/no-such-brief/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults(page) == []


def test_a_setting_outweighs_the_device(page: Page, sign_in: Callable[..., str]) -> None:
    for theme in ("dark", "light"):
        sign_in(theme=theme)
        page.goto("/")
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        assert faults(page) == []


@pytest.mark.skipif(not LOOKS_COUNT, reason="nobody looks on this database")
def test_control_faults_are_found(page: Page, complaints: Complaints) -> None:
    page.goto("/")
    page.evaluate(
        """() => {
            document.querySelector("main").insertAdjacentHTML("beforeend", `
                <input name="unlabelled"><button class="small">Go</button>
                <p class="pale">Hardly to be read</p><pre class="broad">${"broad ".repeat(99)}</pre>
            `);
            const rules = new CSSStyleSheet();
            rules.replaceSync(".small { height: 30px } .pale { color: #999; background: #888 }");
            document.adoptedStyleSheets = [rules];
            document.body.setAttribute("onclick", "");
        }"""
    )
    found = "\\n".join(faults(page))
    for expected in (
        "inline: <body",
        "light, 1280 px: label",
        "light, 1280 px: color-contrast",
        "dark, 1280 px: color-contrast",
        "dark, 390 px: color-contrast",
        "light, 390 px: color-contrast",
        "px wider than 390 px",
        "px wider than 360 px",
        "30 px tall: <button",
    ):
        assert expected in found
    assert "inline event handler" in complaints.heard.pop()


def names_of_pages(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all routes but the admin's."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield from filter(None, [pattern.name])  # former addresses have none
        elif pattern.app_name != "admin":
            yield from names_of_pages(pattern.url_patterns)


def test_no_page_of_ours_is_left_out() -> None:
    ours = set(names_of_pages(get_resolver().url_patterns))
    seen = {*TO_STRANGERS, *TO_GUESTS, *TO_READ, *TO_LEARNERS, *TO_THOSE_WITHOUT_A_PASSWORD}
    seen |= {*TO_STAFF, *BY_MAIL, *LINKED}
    assert (
        ours
        == seen
        | AT_MAKING_A_QUIZ
        | AT_SHARING_A_QUIZ
        | OF_RESULTS
        | AT_WRITING_QUESTIONS
        | AT_EXCHANGE
        | IN_A_CLASS
        | AT_SIGN_IN
        | AT_THE_UNIVERSITY
        | OTHER_WAYS_IN
        | AT_STUDY
        | AT_WRITING
        | AT_DECIDING
        | AT_THE_DESK
        | AT_REVISING
        | AT_QUIZ
        | AT_RESULTS
        | LIVE
        | AT_A_PLATFORM
        | WITHOUT_A_PAGE
    )
