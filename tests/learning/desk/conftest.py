from datetime import datetime

import pytest

from content.models import Brief
from learning.desk.findings import store_prose
from learning.models import User
from tests.learning.desk.mud import prose


@pytest.fixture
def brief(learner: User, now: datetime) -> Brief:
    """At the desk, and private to ``learner``."""
    return store_prose(prose(), learner, now)
