"""People who take a quiz, each with a browser of their own."""

import re
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from lxml import html

from tests.benchmarks.client import PATIENCE_SECONDS
from tests.clients import HTMX

FORM = "application/x-www-form-urlencoded"


class Failed(Exception):
    """The server answered otherwise than a taker expects."""


@dataclass
class Taker:
    """Somebody with a browser that follows where it is led; ``where`` is the page that it shows.
    ``took`` has the seconds from each press to what came of it, and ``trouble`` what went wrong.
    """

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    trouble: str = ""
    where: str = ""
    posted: float = 0.0  # seconds until the last form was answered, without the page that follows

    def __post_init__(self) -> None:
        self._connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)

    def join(self, code: str) -> None:
        self._get(f"/join/{code}/")
        self._press("join", name="Mei", time_zone="Asia/Shanghai")
        self._expect("/1/")

    def answer(self, many: int) -> None:
        """Each answer is saved as it is changed; then the next question is asked for."""
        for number in range(1, many + 1):
            self._expect(f"/{number}/")
            given = self._given()
            self._save("answer", given)
            self._press("next question", go=str(number + 1), **given)

    def hand_in(self) -> None:
        self._get(re.sub(r"\d+/$", "submit/", self.where))
        self._press("hand in, see results")
        self._expect("/results/")
        self.took["hand in"].append(self.posted)

    def _given(self) -> dict[str, str]:
        """The first option, or something typed."""
        options = self._page.xpath("//input[@name='option']/@value")
        return {"option": options[0]} if options else {"response": "Wang Li"}

    def _expect(self, end: str) -> None:
        if not self.where.endswith(end):
            raise Failed(f"at {self.where}, not at {end}")

    def _get(self, path: str) -> None:
        self._page = html.fromstring(self._sent("GET", path))

    def _press(self, what: str, **fields: str) -> None:
        """Sends the form of the page, and follows where that leads."""
        began = time.perf_counter()
        text = self._sent("POST", self.where, self._filled(fields), {"Content-Type": FORM})
        self.took[what].append(time.perf_counter() - began)
        self._page = html.fromstring(text)

    def _save(self, what: str, fields: dict[str, str]) -> None:
        """Sends the form as a script does, whose answer takes the place of a part of the page."""
        began = time.perf_counter()
        text = self._sent("POST", self.where, self._filled(fields), {"Content-Type": FORM} | HTMX)
        self.took[what].append(time.perf_counter() - began)
        [hidden] = html.fromstring(f"<div>{text}</div>").xpath("//input[@name='shown']")
        self._page.xpath("//input[@name='shown']")[0].set("value", hidden.get("value"))

    def _filled(self, fields: dict[str, str]) -> str:
        hidden = self._page.xpath("//form[@method='post']//input[@type='hidden']")
        return urlencode({each.name: each.get("value") for each in hidden} | fields)

    def _sent(
        self, method: str, path: str, form: str = "", headers: dict[str, str] | None = None
    ) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        about = {"Host": f"localhost:{self.port}", "Cookie": cookies} | (headers or {})
        began = time.perf_counter()
        self._connection.request(method, path, form or None, about)
        response = self._connection.getresponse()
        text = response.read().decode()
        for line in response.headers.get_all("Set-Cookie", ()):
            self.cookies |= {name: each.value for name, each in SimpleCookie(line).items()}
        if method == "POST":
            self.posted = time.perf_counter() - began
        if response.status == 302:
            return self._sent("GET", urlsplit(response.headers["Location"]).path)
        if response.status != 200:
            raise Failed(f"{path}: {response.status}")
        self.where = path
        return text


def all_do(takers: Sequence[Taker], deed: Callable[[Taker], None], seconds: float = 0) -> None:
    """Each does it, all at once or spread evenly over so many seconds."""
    began = time.monotonic()

    def done(nth: int) -> None:
        time.sleep(max(0.0, began + seconds * nth / len(takers) - time.monotonic()))
        try:
            deed(takers[nth])
        except (Failed, OSError, HTTPException) as error:
            takers[nth].trouble = repr(error)

    with ThreadPoolExecutor(len(takers)) as people:
        list(people.map(done, range(len(takers))))
