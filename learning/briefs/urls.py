from django.urls import path

from learning.briefs import views

# briefs/
urlpatterns = [
    path("briefs/new/", views.new_brief, name="new_brief"),
    path("briefs/<slug:slug>/edit/", views.edit_brief, name="edit_brief"),
    path("briefs/<slug:slug>/delete/", views.delete_brief, name="delete_brief"),
]
