"""One walk through the pages in a real browser, wide and narrow."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as expected
from selenium.webdriver.support.wait import WebDriverWait

from api.app import create_app
from extract.page_picture import page_picture
from index.library import Library

pytestmark = pytest.mark.browser

_BINARY = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
_ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
_DRAFT = Path(__file__).resolve().parents[2] / "corpus" / "drafts" / "faulty.txt"
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve a library on a free port of this machine alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(create_app(data), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def address(data: Path) -> Iterator[str]:
    """Serve the library of the sample plans."""
    with served(data) as found:
        yield found


@pytest.fixture(scope="module")
def paged_address(paged_data: Path) -> Iterator[str]:
    """Serve the library with a PDF."""
    with served(paged_data) as found:
        yield found


@pytest.fixture(params=[1280, 360], ids=["wide", "narrow"])
def browser(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[webdriver.Chrome]:
    """Give a headless Chromium with a profile of its own, its page as wide as asked."""
    if _BINARY is None:
        pytest.skip("no chromium on this machine")
    options = webdriver.ChromeOptions()
    options.binary_location = _BINARY
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path}"):
        options.add_argument(flag)
    # A driver beside the browser, so that selenium fetches none.
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver") or "chromedriver"))
    metrics = {"width": request.param, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    yield driver
    driver.quit()


def looked_at(browser: webdriver.Chrome, name: str) -> None:
    """Take a picture, and see that the page is no wider than its window and nothing was blocked."""
    _ARTEFACTS.mkdir(exist_ok=True)
    width = browser.execute_script("return innerWidth")
    browser.save_screenshot(str(_ARTEFACTS / f"{name}-{width}.png"))
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width, name


def test_from_the_search_to_a_cited_document(browser: webdriver.Chrome, address: str) -> None:
    wait = WebDriverWait(browser, 20)

    def shown(selector: str) -> WebElement:
        found: WebElement = wait.until(expected.visibility_of_element_located((By.CSS_SELECTOR, selector)))
        return found

    browser.get(address)
    looked_at(browser, "home")
    shown("#q").send_keys("cat giam thoi gian giai quyet TTHC", Keys.ENTER)
    assert shown(".hit mark").text
    looked_at(browser, "hits")

    shown(".hit .words a").click()
    place = shown(".place:target")
    assert "giải quyết" in place.text
    assert browser.execute_script(
        "const at = arguments[0].getBoundingClientRect(); return at.top >= 0 && at.top < innerHeight", place
    )
    looked_at(browser, "plan-at-hit")

    cited = shown(".text a.reference")
    name = cited.get_attribute("title")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", cited)
    cited.click()
    assert name is not None
    assert name.startswith(shown("main h2").text)
    looked_at(browser, "document")

    back = shown(".citations .from a")
    wanted = (back.get_attribute("href") or "").partition("#")[2]
    back.click()
    assert shown(".reference:target").get_attribute("id") == wanted
    looked_at(browser, "plan-at-reference")

    for path in ("plans", "plans/ke-hoach-hiem", "similar", "api/docs", "nowhere"):
        browser.get(f"{address}/{path}")
        looked_at(browser, path.replace("/", "-"))
    log = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert [one for one in log if "Content Security Policy" in str(one["message"])] == []


def test_a_draft_is_reviewed(browser: webdriver.Chrome, address: str) -> None:
    browser.get(f"{address}/check")
    looked_at(browser, "check-form")
    browser.find_element(By.ID, "file").send_keys(str(_DRAFT))
    browser.find_element(By.CSS_SELECTOR, ".draft-form button").click()
    wait = WebDriverWait(browser, 20)
    wait.until(expected.visibility_of_element_located((By.CSS_SELECTOR, ".verdict")))
    looked_at(browser, "check")
    note = browser.find_element(By.CSS_SELECTOR, ".note:nth-child(3) .words a")
    browser.execute_script("arguments[0].click()", note)
    marked = browser.find_element(By.CSS_SELECTOR, ".fault:target")
    assert marked.text.startswith(note.text[:10])
    assert browser.execute_script(
        "const at = arguments[0].getBoundingClientRect(); return at.top >= 0 && at.top < innerHeight", marked
    )
    looked_at(browser, "check-at-finding")
    log = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert [one for one in log if "Content Security Policy" in str(one["message"])] == []


def ink(pdf: Path, page: int, top: float, bottom: float) -> tuple[float, ...]:
    """Return where the ink between two heights of a page lies: left, top, right, bottom, all in shares of the page."""
    picture = page_picture(pdf.read_bytes(), page, dpi=300, grey=True)
    assert picture is not None
    above = int(top * picture.height)
    band = picture.crop((0, above, picture.width, int(bottom * picture.height)))
    left, first, right, last = band.point(lambda grey: 255 * (grey < 128)).getbbox() or (0, 0, 0, 0)
    width, height = picture.size
    return left / width, (above + first) / height, right / width, (above + last) / height


def framed(browser: webdriver.Chrome) -> list[tuple[float, ...]]:
    """Return where the frames over a picture lie, once it is there: left, top, right, bottom, in shares of it."""
    wait = WebDriverWait(browser, 20)
    picture = wait.until(expected.visibility_of_element_located((By.CSS_SELECTOR, ".picture img")))
    wait.until(lambda driver: driver.execute_script("return arguments[0].naturalWidth", picture) > 0)
    found = browser.execute_script(
        """const on = arguments[0].getBoundingClientRect();
        return [...document.querySelectorAll(".frames rect")].map(one => one.getBoundingClientRect()).map(one => [
            (one.left - on.left) / on.width, (one.top - on.top) / on.height,
            (one.right - on.left) / on.width, (one.bottom - on.top) / on.height])""",
        picture,
    )
    return [tuple(one) for one in found]


@pytest.mark.parametrize("words", ["I. MỤC TIÊU", "Sở Nội vụ ban hành", "GIÁM ĐỐC"])
def test_a_frame_covers_the_ink_of_its_line(
    browser: webdriver.Chrome, paged_address: str, paged_data: Path, pdf: Path, words: str
) -> None:
    with Library.open(paged_data) as library:
        start = library.show("plan")["text"].rindex(words)
    number = 2 if words == "GIÁM ĐỐC" else 1
    browser.get(f"{paged_address}/plans/plan/pages/{number}?start={start}&end={start + len(words)}#hit")
    (frame,) = framed(browser)
    # No other line is as near as this.
    left, top, right, bottom = ink(pdf, number, frame[1] - 0.003, frame[3] + 0.003)
    assert frame[0] < left < right < frame[2]
    assert frame[1] < top < bottom < frame[3]
    assert right - left > (frame[2] - frame[0]) * 0.9


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_a_hit_to_its_words_on_the_page(browser: webdriver.Chrome, paged_address: str, scheme: str) -> None:
    colours = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", colours)
    browser.get(f"{paged_address}/?q=khảo sát sự hài lòng")
    looked_at(browser, f"hit-with-page-{scheme}")
    browser.find_element(By.LINK_TEXT, "trang 2").click()
    first, second = framed(browser)
    looked_at(browser, f"page-{scheme}")
    assert first[0] == second[0]
    assert first[1] < second[1] < first[3] < second[3]
    place = browser.find_element(By.ID, "hit")
    assert browser.execute_script(
        "const at = arguments[0].getBoundingClientRect(); return at.top >= 0 && at.bottom < innerHeight", place
    )
    assert browser.find_element(By.CSS_SELECTOR, ".text mark").text.startswith("Khảo sát")
    for path in ("plans/plan", "plans/plan/pages/1"):
        browser.get(f"{paged_address}/{path}")
        looked_at(browser, f"{path.replace('/', '-')}-{scheme}")
    log = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert [one for one in log if "Content Security Policy" in str(one["message"])] == []
