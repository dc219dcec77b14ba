from django.urls import path

from content.reading import views as reading_views

urlpatterns = [
    path("briefs/", reading_views.library, name="library"),
    path("briefs/<slug:slug>/", reading_views.brief, name="brief"),
    path("briefs/<slug:slug>/sections/<slug:section>/", reading_views.section, name="section"),
    path("briefs/<slug:slug>/concepts/", reading_views.concepts, name="concepts"),
    path("briefs/<slug:slug>/concepts/<slug:concept>/", reading_views.concept, name="concept"),
    path("briefs/<slug:slug>/people/", reading_views.people, name="people"),
    path("briefs/<slug:slug>/people/<slug:person>/", reading_views.person, name="person"),
    path("briefs/<slug:slug>/quotes/", reading_views.quotes, name="quotes"),
    path("help/brief-format/", reading_views.brief_format, name="brief_format"),
]
