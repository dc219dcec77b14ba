from allauth.account.decorators import secure_admin_login
from allauth.socialaccount.models import SocialApp, SocialToken
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from config.health import healthz
from config.help import components, deploy, live, lti
from config.installable import manifest, offline, service_worker

admin.autodiscover()
# The provider of single sign-on is in the settings, and its tokens are not kept.
admin.site.unregister([SocialApp, SocialToken])
admin.site.site_header = admin.site.site_title = "Lilun"
# The admin uses the app's own pages for these, as they have rate limits.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.logout = RedirectView.as_view(  # type: ignore[assignment]
    pattern_name="account_logout", preserve_request=True
)
admin.site.password_change = RedirectView.as_view(  # type: ignore[assignment]
    pattern_name="account_change_password"
)

handler500 = "config.error_pages.server_error"

urlpatterns = [
    path("", include("learning.urls")),
    path("", include("content.urls")),
    path("healthz", healthz, name="healthz"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("service-worker.js", service_worker, name="service_worker"),
    path("offline/", offline, name="offline"),
    path("help/deploy/", deploy, name="deploy"),
    path("help/live/", live, name="live_help"),
    path("help/lti/", lti, name="lti_help"),
    path("help/components/", components, name="components"),
    path("admin/", admin.site.urls),
]
