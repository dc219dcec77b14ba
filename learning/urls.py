from allauth.account import views as allauth_views
from django.urls import path, re_path

from config.health import healthz
from learning import home
from learning.accounts.views import accounts, downloads, leaving, signing_in
from learning.accounts.views.accounts import claimed_first
from learning.authoring.views import allowances, arranging, preview, quiz
from learning.bank.views import bank, colleagues, copies, exchange, images, writing
from learning.briefs import views as briefs_views
from learning.cards.views import brief_cards, put_away
from learning.classrooms.views import classrooms, gradebook, joining
from learning.maps import views as maps_views
from learning.progress import views as progress_views
from learning.quizzes.views import questions, quizzes
from learning.requests import page_with_form
from learning.results.views import analysis, answers, marking, regrading
from learning.study.views import calendar, card_actions, reading, study

urlpatterns = [
    path("", home.home, name="home"),
    path("study/start/", study.start_study, name="start_study"),
    path("study/<int:pk>/", study.study_session, name="study_session"),
    path("study/<int:pk>/more/", study.study_more, name="study_more"),
    path("study/<int:pk>/reveal/", study.reveal, name="reveal"),
    path("study/<int:pk>/answer/", study.answer, name="answer"),
    path("study/<int:pk>/answers/<int:review_id>/", study.feedback, name="feedback"),
    path("study/<int:pk>/answers/<int:review_id>/override/", study.override, name="override"),
    path("study/<int:pk>/undo/", study.undo, name="undo"),
    path("study/<int:pk>/card/", card_actions.card_action, name="card_action"),
    path("study/<int:pk>/characters/", card_actions.characters, name="characters"),
    path("study/<int:pk>/report/<int:card_id>/", card_actions.report, name="report"),
    path("questions/", bank.questions, name="questions"),
    path("questions/from-briefs/", copies.brief_questions, name="brief_questions"),
    path(
        "questions/from-briefs/<int:question_id>/",
        copies.copy_question,
        name="copy_question",
    ),
    path(
        "questions/from-colleagues/",
        colleagues.colleague_questions,
        name="colleague_questions",
    ),
    path("questions/images/<slug:sha256>/", images.question_image, name="question_image"),
    path("questions/new/", writing.new_question, name="new_question"),
    path("questions/new/<slug:kind>/", writing.own_question, name="own_question"),
    path("questions/filing/", writing.question_filing, name="question_filing"),
    path("questions/preview/<slug:kind>/", writing.preview_question, name="preview_question"),
    path("questions/take-in/", exchange.take_in, name="take_in"),
    path("questions/take-in/<int:import_id>/", exchange.taken_in, name="taken_in"),
    path("questions/give-out/", exchange.give_out, name="give_out"),
    path("questions/give-out/file/", exchange.give_out_file, name="give_out_file"),
    path("questions/<int:question_id>/", writing.edit_question, name="edit_question"),
    path(
        "questions/<int:question_id>/versions/",
        writing.question_versions,
        name="question_versions",
    ),
    path("quizzes/", quizzes.quizzes, name="quizzes"),
    path("quizzes/<int:attempt_id>/<int:number>/", questions.quiz_question, name="quiz_question"),
    path(
        "quizzes/<int:attempt_id>/<int:number>/override/",
        questions.quiz_override,
        name="quiz_override",
    ),
    path("quizzes/own/<int:quiz_id>/", quiz.authored_quiz, name="authored_quiz"),
    path("quizzes/own/<int:quiz_id>/preview/", preview.preview_quiz, name="preview_quiz"),
    path("quizzes/own/<int:quiz_id>/allowances/", allowances.allowances, name="allowances"),
    path(
        "quizzes/own/<int:quiz_id>/allowances/<int:user_id>/",
        allowances.take_allowance_back,
        name="take_allowance_back",
    ),
    path("quizzes/own/new/", arranging.new_quiz, name="new_quiz"),
    path("quizzes/own/<int:quiz_id>/add/", arranging.add_questions, name="add_questions"),
    path("quizzes/own/<int:quiz_id>/move/", arranging.move_entry, name="move_entry"),
    path("quizzes/own/<int:quiz_id>/points/", arranging.set_points, name="set_points"),
    path("quizzes/own/<int:quiz_id>/sections/", arranging.add_section, name="add_section"),
    path(
        "quizzes/own/<int:quiz_id>/sections/<int:section_id>/",
        arranging.quiz_section,
        name="quiz_section",
    ),
    path(
        "quizzes/own/<int:quiz_id>/<int:number>/remove/",
        arranging.remove_question,
        name="remove_question",
    ),
    path("quizzes/own/<int:quiz_id>/publish/", quiz.publish_quiz, name="publish_quiz"),
    path("quizzes/own/<int:quiz_id>/close/", quiz.close_quiz, name="close_quiz"),
    path("quizzes/own/<int:quiz_id>/share/", quiz.share_quiz, name="share_quiz"),
    path("quizzes/own/<int:quiz_id>/answers/", answers.quiz_answers_page, name="quiz_answers"),
    path(
        "quizzes/own/<int:quiz_id>/answers/<int:attempt_id>/",
        answers.read_attempt,
        name="read_attempt",
    ),
    path("quizzes/own/<int:quiz_id>/release/", answers.release_results, name="release_results"),
    path("quizzes/own/<int:quiz_id>/marking/", marking.marking, name="marking"),
    path(
        "quizzes/own/<int:quiz_id>/marking/<int:question_id>/",
        marking.mark_answers,
        name="mark_answers",
    ),
    path("quizzes/own/<int:quiz_id>/regrade/", regrading.regrade_quiz, name="regrade_quiz"),
    path("quizzes/own/<int:quiz_id>/analysis/", analysis.quiz_analysis, name="quiz_analysis"),
    path(
        "quizzes/own/<int:quiz_id>/analysis/<slug:uid>/",
        analysis.question_analysis,
        name="question_analysis",
    ),
    path("quizzes/own/<int:quiz_id>/delete/", quiz.delete_quiz, name="delete_quiz"),
    path(
        "quizzes/own/<int:quiz_id>/<int:number>/replace/",
        quiz.replace_question,
        name="replace_question",
    ),
    path(
        "quizzes/own/<int:quiz_id>/<int:number>/write/",
        quiz.write_question,
        name="write_question",
    ),
    path(
        "quizzes/own/<int:quiz_id>/<int:number>/pick/",
        quiz.pick_question,
        name="pick_question",
    ),
    path("classes/", classrooms.all_classrooms, name="classrooms"),
    path("classes/<int:classroom_id>/", classrooms.classroom, name="classroom"),
    path("classes/<int:classroom_id>/share/", classrooms.share_classroom, name="share_classroom"),
    path(
        "classes/<int:classroom_id>/memory/<slug:slug>/",
        classrooms.classroom_memory,
        name="classroom_memory",
    ),
    path("classes/<int:classroom_id>/grades/", gradebook.gradebook, name="gradebook"),
    path("classes/<int:classroom_id>/grades.csv", gradebook.as_csv_file, name="grades_as_csv"),
    path("classes/<int:classroom_id>/grades.xlsx", gradebook.as_xlsx_file, name="grades_as_xlsx"),
    path("classes/<int:classroom_id>/grades/<int:member_id>/", gradebook.grades, name="grades"),
    path(
        "classes/<int:classroom_id>/confusions/",
        classrooms.confusions,
        name="classroom_confusions",
    ),
    path("classes/<int:classroom_id>/edit/", classrooms.edit_classroom, name="edit_classroom"),
    path("classes/<int:classroom_id>/set/", classrooms.assign, name="assign"),
    path(
        "classes/<int:classroom_id>/set/<int:assignment_id>/",
        classrooms.assignment,
        name="assignment",
    ),
    path(
        "classes/<int:classroom_id>/set/<int:assignment_id>/withdraw/",
        classrooms.withdraw_assignment,
        name="withdraw_assignment",
    ),
    path("classes/<int:classroom_id>/members/<int:member_id>/", classrooms.member, name="member"),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join_by_code, name="join_by_code"),
    path("quizzes/<int:attempt_id>/submit/", quizzes.quiz_submit, name="quiz_submit"),
    path("quizzes/<int:attempt_id>/results/", quizzes.quiz_results, name="quiz_results"),
    path("quizzes/<int:attempt_id>/study/", quizzes.study_quiz, name="study_quiz"),
    path("cards/put-away/", put_away.put_away, name="put_away"),
    path("briefs/new/", briefs_views.new_brief, name="new_brief"),
    path("briefs/<slug:slug>/edit/", briefs_views.edit_brief, name="edit_brief"),
    path("briefs/<slug:slug>/delete/", briefs_views.delete_brief, name="delete_brief"),
    path("briefs/<slug:slug>/quiz/", quiz.make_quiz, name="make_quiz"),
    path("briefs/<slug:slug>/cards/", brief_cards.brief_cards, name="brief_cards"),
    path("briefs/<slug:slug>/cards/print/", brief_cards.print_cards, name="print_cards"),
    path("briefs/<slug:slug>/cards/<int:card_id>/", brief_cards.brief_card, name="brief_card"),
    path("briefs/<slug:slug>/continue/", reading.continue_reading, name="continue_reading"),
    path("briefs/<slug:slug>/sections/<slug:section>/read/", reading.read_on, name="read_on"),
    path("briefs/<slug:slug>/memory/", maps_views.memory, name="memory"),
    path("progress/", progress_views.progress, name="progress"),
    path("briefs/<slug:slug>/timeline/", maps_views.timeline, name="timeline"),
    path("briefs/<slug:slug>/people-by-topic/", maps_views.people_by_topic, name="people_by_topic"),
    path("briefs/<slug:slug>/concept-map/", maps_views.concept_map, name="concept_map"),
    path("start/", accounts.start, name="start"),
    path("settings/", accounts.settings, name="settings"),
    path("healthz", healthz, name="healthz"),
]

# allauth's pages, under its own names: those that this app has a use for, and no others.
urlpatterns += [
    path("account/claim/", accounts.claim, name="claim"),
    path("account/claim/later/", accounts.decline_claim, name="decline_claim"),
    path("account/merge/", leaving.merge_guest, name="merge_guest"),
    path("account/download/", downloads.download, name="download"),
    path("account/download/<uuid:name>/", downloads.download_file, name="download_file"),
    path("account/calendar/", calendar.calendar, name="calendar"),
    path("calendar/<slug:token>.ics", calendar.feed, name="calendar_feed"),
    path("account/signing-in/", signing_in.index, name="mfa_index"),
    path("account/signing-in/step/", signing_in.authenticate, name="mfa_authenticate"),
    path("account/signing-in/again/", signing_in.reauthenticate, name="mfa_reauthenticate"),
    path("account/signing-in/app/", signing_in.activate_totp, name="mfa_activate_totp"),
    path("account/signing-in/app/stop/", signing_in.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "account/signing-in/codes/", signing_in.view_recovery_codes, name="mfa_view_recovery_codes"
    ),
    path(
        "account/signing-in/codes/new/",
        signing_in.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("account/signing-in/passkeys/add/", signing_in.add_passkey, name="mfa_add_webauthn"),
    path(
        "account/signing-in/passkeys/again/",
        signing_in.reauthenticate_by_passkey,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "account/signing-in/passkeys/<int:pk>/remove/",
        signing_in.remove_passkey,
        name="mfa_remove_webauthn",
    ),
    path("account/login/passkey/", signing_in.sign_in_by_passkey, name="mfa_login_webauthn"),
    path("account/delete/", leaving.delete, name="delete_account"),
    path("account/login/", accounts.sign_in, name="account_login"),
    path("account/signup/", accounts.sign_up, name="account_signup"),
    path("account/logout/", accounts.sign_out, name="account_logout"),
    path(
        "account/inactive/",
        page_with_form(allauth_views.account_inactive),
        name="account_inactive",
    ),
    path(
        "account/reauthenticate/",
        claimed_first(allauth_views.reauthenticate),
        name="account_reauthenticate",
    ),
    path("account/email/", claimed_first(accounts.email_page), name="account_email"),
    path(
        "account/confirm-email/",
        page_with_form(allauth_views.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path(
        "account/confirm-email/<str:key>/",
        page_with_form(allauth_views.confirm_email),
        name="account_confirm_email",
    ),
    path(
        "account/password/change/",
        claimed_first(allauth_views.password_change),
        name="account_change_password",
    ),
    path(
        "account/password/set/",
        claimed_first(allauth_views.password_set),
        name="account_set_password",
    ),
    path("account/password/reset/", accounts.reset_password, name="account_reset_password"),
    path(
        "account/password/reset/done/",
        page_with_form(allauth_views.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "account/password/reset/key/done/",
        page_with_form(allauth_views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        page_with_form(allauth_views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
