from allauth.account import views as allauth_views
from django.urls import path, re_path

from learning.requests import page_with_form
from learning.views import (
    accounts,
    brief_cards,
    briefs,
    calendar,
    cards,
    downloads,
    home,
    leaving,
    pictures,
    progress,
    put_away,
    quiz_questions,
    quizzes,
    reading,
    signing_in,
    study,
)
from learning.views.accounts import claimed_first
from learning.views.health import healthz

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
    path("study/<int:pk>/card/", cards.card_action, name="card_action"),
    path("study/<int:pk>/characters/", cards.characters, name="characters"),
    path("study/<int:pk>/report/<int:card_id>/", cards.report, name="report"),
    path("quizzes/", quizzes.quizzes, name="quizzes"),
    path(
        "quizzes/<int:attempt_id>/<int:number>/", quiz_questions.quiz_question, name="quiz_question"
    ),
    path(
        "quizzes/<int:attempt_id>/<int:number>/override/",
        quiz_questions.quiz_override,
        name="quiz_override",
    ),
    path("quizzes/<int:attempt_id>/submit/", quizzes.quiz_submit, name="quiz_submit"),
    path("quizzes/<int:attempt_id>/results/", quizzes.quiz_results, name="quiz_results"),
    path("quizzes/<int:attempt_id>/study/", quizzes.study_quiz, name="study_quiz"),
    path("cards/put-away/", put_away.put_away, name="put_away"),
    path("briefs/new/", briefs.new_brief, name="new_brief"),
    path("briefs/<slug:slug>/edit/", briefs.edit_brief, name="edit_brief"),
    path("briefs/<slug:slug>/delete/", briefs.delete_brief, name="delete_brief"),
    path("briefs/<slug:slug>/cards/", brief_cards.brief_cards, name="brief_cards"),
    path("briefs/<slug:slug>/cards/print/", brief_cards.print_cards, name="print_cards"),
    path("briefs/<slug:slug>/cards/<int:card_id>/", brief_cards.brief_card, name="brief_card"),
    path("briefs/<slug:slug>/continue/", reading.continue_reading, name="continue_reading"),
    path("briefs/<slug:slug>/sections/<slug:section>/read/", reading.read_on, name="read_on"),
    path("briefs/<slug:slug>/memory/", pictures.memory, name="memory"),
    path("progress/", progress.progress, name="progress"),
    path("briefs/<slug:slug>/timeline/", pictures.timeline, name="timeline"),
    path("briefs/<slug:slug>/people-by-topic/", pictures.people_by_topic, name="people_by_topic"),
    path("briefs/<slug:slug>/concept-map/", pictures.concept_map, name="concept_map"),
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
