"""The data folder, and what the settings need from it before any command runs."""

import atexit
import os
import shutil
import signal
import sys
from pathlib import Path
from tempfile import mkdtemp
from types import FrameType
from typing import NoReturn

from django.core.management.utils import get_random_secret_key

# Variables that may name the data of another folder's users.
SHARED_VARIABLES = ("DATABASE_URL", "CACHE_URL", "SECRET_KEY", "SECRET_KEY_FALLBACKS", "EMAIL_URL")
QUESTIONS_DIGEST = "questions.digest"  # a file with the digest of the code that made the questions


def refuse(reason: str) -> NoReturn:
    """Exit with code 2 and one line that says what is wrong and what to do."""
    print(reason, file=sys.stderr)
    raise SystemExit(2)


def data_folder(path: str) -> Path:
    """The data folder, made if it is missing; refuses one that cannot be written to."""
    folder = Path(path).expanduser().resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError("no permission to write there")
    except OSError as error:
        reason = error.strerror or str(error)
        refuse(f"The data folder {folder} cannot be used ({reason}): set LILUN_HOME to another.")
    return folder


def secret_key(folder: Path) -> str:
    """The key in ``folder``, made if it is missing; refuses a folder where it cannot be made.

    Two processes that start at once get the same key.
    """
    file = folder / "secret_key"
    try:
        return file.read_text()
    except FileNotFoundError:
        try:
            _make_secret_key(file)
        except OSError as error:
            refuse(f"The secret key cannot be written to {file} ({error.strerror or error}).")
        return file.read_text()


def _make_secret_key(file: Path) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        draft.touch(mode=0o600)
        draft.write_text(get_random_secret_key())
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)


def use_throwaway_folder() -> None:
    """Give the settings a temporary data folder, and no variable that names other data.

    The folder is removed when this process ends, unless it is killed by SIGKILL.
    """
    folder, owner = mkdtemp(prefix="lilun-demo-"), os.getpid()
    os.environ["LILUN_HOME"] = folder
    for name in SHARED_VARIABLES:
        os.environ.pop(name, None)

    def remove() -> None:
        if os.getpid() == owner:  # not in a fork
            shutil.rmtree(folder, ignore_errors=True)

    def leave(number: int, frame: FrameType | None) -> None:
        """End at once: where SQLite calls Python, it would swallow an exception."""
        remove()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    atexit.register(remove)
    signal.signal(signal.SIGINT, leave)
    signal.signal(signal.SIGTERM, leave)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, leave)
