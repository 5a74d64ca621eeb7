"""An installation in which no page of the frame exists yet."""

from django.urls import path

from screen.gallery import views

urlpatterns = [path("", views.sheet)]
