from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

admin.autodiscover()
admin.site.site_header = admin.site.site_title = "Lilun"
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", include("learning.urls")),
    path("", include("content.urls")),
    path("admin/", admin.site.urls),
]
