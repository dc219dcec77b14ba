"""The app's settings for benchmarks: in a data folder of their own, thrown away at the end."""

import os
import tempfile

for name in ("DEBUG", "EMAIL_URL", "LILUN_SERVED", "LILUN_URL"):
    os.environ.pop(name, None)
os.environ["SECRET_KEY"] = "known to the servers and to what asks them"
os.environ["LILUN_HOME"] = tempfile.mkdtemp(prefix="lilun-benchmarks-")

from config.settings import *  # noqa: E402, F403
from config.settings import STATIC_ROOT  # noqa: E402

STATIC_ROOT.mkdir(exist_ok=True)
