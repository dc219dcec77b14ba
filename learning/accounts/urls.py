from allauth.account import views
from django.conf import settings
from django.urls import path, re_path

from learning.accounts.access import claimed_first
from learning.accounts.views import accounts, downloads, leaving, signing_in, single_sign_on
from learning.requests import page_with_form

PROVIDER = {"provider_id": settings.OIDC_PROVIDER_ID}

# account/, start/, settings/ and calendar/<token>: allauth's pages keep its names, and only those
# that this app has a use for are here.
urlpatterns = [
    path("start/", accounts.start, name="start"),
    path("settings/", accounts.settings, name="settings"),
    path("settings/invitations/", accounts.allow_invitations, name="allow_invitations"),
    path("settings/theme/", accounts.set_theme, name="set_theme"),
    path("account/claim/", accounts.claim, name="claim"),
    path("account/claim/later/", accounts.decline_claim, name="decline_claim"),
    path("account/merge/", leaving.merge_guest, name="merge_guest"),
    path("account/download/", downloads.download, name="download"),
    path("account/download/<uuid:name>/", downloads.download_file, name="download_file"),
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
    path(
        "account/university/",
        single_sign_on.sign_in,
        PROVIDER,
        name="openid_connect_login",
    ),
    path(
        "account/university/back/",
        single_sign_on.come_back,
        PROVIDER,
        name="openid_connect_callback",
    ),
    path(
        "account/university/cancelled/",
        single_sign_on.cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("account/university/<int:pk>/unlink/", single_sign_on.unlink, name="unlink_university"),
    path("account/delete/", leaving.delete, name="delete_account"),
    path("account/login/", accounts.sign_in, name="account_login"),
    path("account/signup/", accounts.sign_up, name="account_signup"),
    path("account/logout/", accounts.sign_out, name="account_logout"),
    path(
        "account/inactive/",
        page_with_form(views.account_inactive),
        name="account_inactive",
    ),
    path(
        "account/reauthenticate/",
        claimed_first(views.reauthenticate),
        name="account_reauthenticate",
    ),
    path("account/email/", claimed_first(accounts.email_page), name="account_email"),
    path(
        "account/confirm-email/",
        page_with_form(views.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path(
        "account/confirm-email/<str:key>/",
        page_with_form(views.confirm_email),
        name="account_confirm_email",
    ),
    path(
        "account/password/change/",
        claimed_first(views.password_change),
        name="account_change_password",
    ),
    path(
        "account/password/set/",
        claimed_first(views.password_set),
        name="account_set_password",
    ),
    path("account/password/reset/", accounts.reset_password, name="account_reset_password"),
    path(
        "account/password/reset/done/",
        page_with_form(views.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "account/password/reset/key/done/",
        page_with_form(views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        page_with_form(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
