from django.urls import path

from learning.lti.services import views

# classes/
urlpatterns = [
    path(
        "classes/<int:classroom_id>/platform/", views.classroom_platform, name="classroom_platform"
    ),
]
