from django.urls import path

from content import views

urlpatterns = [
    path("briefs/", views.library, name="library"),
    path("briefs/<slug:slug>/", views.brief, name="brief"),
    path("briefs/<slug:slug>/sections/<slug:section>/", views.section, name="section"),
    path("briefs/<slug:slug>/concepts/", views.concepts, name="concepts"),
    path("briefs/<slug:slug>/concepts/<slug:concept>/", views.concept, name="concept"),
    path("briefs/<slug:slug>/people/", views.people, name="people"),
    path("briefs/<slug:slug>/people/<slug:person>/", views.person, name="person"),
    path("briefs/<slug:slug>/quotes/", views.quotes, name="quotes"),
    path("help/brief-format/", views.brief_format, name="brief_format"),
]
