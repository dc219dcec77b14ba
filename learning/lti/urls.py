from django.urls import path

from learning.lti.views import (
    choosing,
    classrooms,
    entering,
    launch,
    registering,
    registrations,
)

# lti/, and classes/<class>/platform/
urlpatterns = [
    path("lti/login/", launch.login, name="lti_login"),
    path("lti/launch/", launch.launch, name="lti_launch"),
    path("lti/keys.json", launch.key_set, name="lti_keys"),
    path("lti/icon.png", launch.icon, name="lti_icon"),
    path("lti/choose/", choosing.choose, name="lti_choose"),
    path("lti/connect/", choosing.connect, name="lti_connect"),
    path("lti/enter/<str:key>/", entering.enter, name="lti_enter"),
    path("lti/pick/<str:key>/", entering.pick, name="lti_pick"),
    path("lti/signed-in/", entering.signed_in, name="lti_signed_in"),
    path("lti/accounts/<int:pk>/unlink/", entering.unlink, name="unlink_platform"),
    path("lti/register/<str:key>/", registering.register, name="lti_register"),
    path("lti/platforms/", registrations.platforms, name="lti_platforms"),
    path("lti/platforms/new/", registrations.add, name="lti_add"),
    path("lti/platforms/invite/", registrations.invite, name="lti_invite"),
    path("lti/platforms/key/", registrations.new_key, name="lti_new_key"),
    path("lti/platforms/<int:pk>/", registrations.platform, name="lti_platform"),
    path("lti/platforms/<int:pk>/remove/", registrations.remove, name="lti_remove"),
    path(
        "classes/<int:classroom_id>/platform/",
        classrooms.classroom_platform,
        name="classroom_platform",
    ),
]
