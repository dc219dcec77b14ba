"""The tags of heroicons, cached: a process renders each icon once."""

from functools import cache

from django import template
from heroicons.templatetags import heroicons

register = template.Library()

for draw in (
    heroicons.heroicon_micro,
    heroicons.heroicon_mini,
    heroicons.heroicon_outline,
    heroicons.heroicon_solid,
):
    register.simple_tag(cache(draw), name=draw.__name__)
