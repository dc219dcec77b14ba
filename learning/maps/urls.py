from django.urls import path

from learning.maps import views

# briefs/<slug>/
urlpatterns = [
    path("briefs/<slug:slug>/timeline/", views.timeline, name="timeline"),
    path("briefs/<slug:slug>/people-by-topic/", views.people_by_topic, name="people_by_topic"),
    path("briefs/<slug:slug>/concept-map/", views.concept_map, name="concept_map"),
]
