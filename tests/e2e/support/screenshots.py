"""Takes the README's two pictures again: a card after its answer, light and dark.

uv run --group dev --with pillow python -m tests.e2e.support.screenshots
"""

import shutil
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import BROWSERS, FLAGS
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.study_page import Study
from tests.server import ROOT, Server

SIZE = {"width": 760, "height": 1132}


def answer_a_card(page: Page, arrange: Arranger, url: str) -> None:
    cookie = arrange("learner", "reader", characters="recognise")
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": url}])
    arrange("study_days", "reader", 14)
    study = Study(page, arrange, "reader")
    body = study.ask("choice", "who-said")
    study.card.locator(".tile", has_text=body["distractors"][0]["text"]).click()
    study.expect_verdict("Missed")
    page.evaluate("document.activeElement.blur()")


def save(picture: bytes, file: Path) -> None:
    """With a palette, which is a third of the size and looks the same."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(256).save(file, optimize=True)


def main() -> None:
    chromium = next(filter(None, map(shutil.which, BROWSERS)))
    with ExitStack() as stack:
        home = Path(stack.enter_context(TemporaryDirectory())) / "home"
        server = Server(home).start("--workers", "1")
        stack.callback(server.stop)
        arrange = Arranger(server)
        stack.callback(arrange.stop)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(base_url=server.url, viewport=SIZE, reduced_motion="reduce")
        answer_a_card(page, arrange, server.url)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            save(page.screenshot(), ROOT / "static" / "img" / f"study-{scheme}.png")


if __name__ == "__main__":
    main()
