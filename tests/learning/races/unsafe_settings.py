"""Settings under which the app commits an answer in two transactions."""

from config.settings import *  # noqa: F403
from config.settings import MIDDLEWARE as OURS

MIDDLEWARE = [*OURS, "tests.learning.races.unsafe.middleware"]
