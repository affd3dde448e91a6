"""A student's links, clicked by an instructor in the formgrader's tab: nothing moves and nothing runs.

nbgrader's extension executes each JupyterLab command that a page in its frame posts, so a link that
opens there runs code as the instructor.
"""

from __future__ import annotations

import base64
import json
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

import lab as jupyter
import pytest

pytestmark = pytest.mark.slow
NAME = "04_one_neuron"
POSTS = """<script>
const send = (command, args) => parent.postMessage(JSON.stringify({command, arguments: args}), '*');
send('console:create', {path: 'pwned-console', kernelPreference: {name: 'python3'}});
setTimeout(() => send('console:inject', {path: 'pwned-console', code: "open('pwned', 'w')"}), 3000);
</script>a page of mallory's"""


class EvilPage:
    """A server whose only page gives JupyterLab commands; `asked` counts who came."""

    def __init__(self):
        self.asked = asked = []

        class Page(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(POSTS.encode())

            def log_message(self, *ignored):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Page)
        self.address = f"http://127.0.0.1:{self.server.server_port}/mallory"
        self.data = "data:text/html;base64," + base64.b64encode(POSTS.encode()).decode()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def evil():
    page = EvilPage()
    yield page
    page.server.shutdown()


@pytest.fixture(scope="module")
def classroom(tmp_path_factory, evil):
    from hostile_pages import with_links
    from room import Room

    room = Room(tmp_path_factory.mktemp("class"), NAME).open()
    room.hand_in("ada", NAME, with_links(evil.address, evil.data))
    assert room.grade(NAME) == "" and room.give_feedback(NAME) == ""
    return room


@pytest.fixture(scope="module")
def server(classroom):
    started = jupyter.Lab(classroom.root, config_path=str(classroom.root / "autograder"))
    yield started
    started.stop()


def sessions(server) -> list:
    return json.load(urllib.request.urlopen(f"{server.url}/api/sessions"))


@pytest.fixture
def formgrader(browser, classroom, server):
    """JupyterLab with its Formgrader tab open on the submission; gives (page, the tab's frame)."""
    with classroom.gradebook() as gradebook:
        number = gradebook.find_submission_notebook(NAME, NAME, "ada").id
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{server.url}/lab?reset")
    page.wait_for_function("() => window.jupyterapp && window.jupyterapp.restored")
    page.evaluate("async () => { await window.jupyterapp.restored }")
    page.evaluate("() => window.jupyterapp.commands.execute('nbgrader:open-formgrader')")
    frame = page.locator("#formgrader-iframe iframe").element_handle(timeout=60_000).content_frame()
    frame.goto(f"{server.url}/formgrader/submissions/{number}/", wait_until="domcontentloaded")
    frame.wait_for_selector("#notebook-container")
    yield page, frame
    page.close()


CLICK_ALL = """() => {
  let clicked = 0;
  for (const one of document.querySelectorAll('#notebook-container .rendered_html *, #notebook-container .output *')) {
    for (const kind of ['click', 'auxclick']) {
      one.dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true, view: window}));
    }
    clicked += 1;
  }
  return clicked;
}"""
LEADS_AWAY = """(root) => [...document.querySelectorAll(root + ' [href], ' + root + ' area, ' + root + ' form')]
  .map((a) => a.getAttribute('href') || a.outerHTML.slice(0, 80)).filter((href) => !href.startsWith('#'))"""


def test_no_link_of_a_students_moves_the_formgraders_tab(formgrader, server, evil):
    page, frame = formgrader
    before = frame.url
    assert "only ada writes this" in frame.content() and evil.address.split("//")[1] in frame.content()
    assert frame.evaluate(LEADS_AWAY, "#notebook-container") == []
    assert frame.evaluate(CLICK_ALL) > 100
    for word in ("inside the address", "by reference", "with a title"):  # and as a hand does it
        frame.get_by_text(word, exact=False).first.click()
    page.wait_for_timeout(2000)
    assert frame.url == before and evil.asked == [] and sessions(server) == []


def test_a_link_that_got_in_all_the_same_is_not_followed(formgrader, evil):
    """The second line: what the page itself does with a click on a link in the notebook."""
    page, frame = formgrader
    frame.evaluate(
        """(to) => { const a = document.createElement('a'); a.href = to; a.textContent = 'planted';
        document.querySelector('#notebook-container .rendered_html').prepend(a); }""",
        evil.address,
    )
    frame.get_by_text("planted").click()
    page.wait_for_timeout(1000)
    assert evil.asked == [] and "/submissions/" in frame.url


def test_feedback_has_no_link_of_a_students(browser, classroom):
    page = browser.new_page()
    page.goto((classroom.folder("ada", NAME, "feedback") / f"{NAME}.html").as_uri(), wait_until="commit")
    page.wait_for_selector("#notebook-container .text_cell")
    page.wait_for_timeout(1000)
    assert "only ada writes this" in page.content()
    assert page.evaluate(LEADS_AWAY, "body") == []
    page.close()


def test_the_autograded_copy_has_no_link_of_a_students(browser, server, evil):
    evil.asked.clear()
    page = browser.new_page()
    page.goto(f"{server.url}/lab/tree/class/autograded/ada/{NAME}/{NAME}.ipynb?reset")
    jupyter.wait_ready(page)
    page.wait_for_timeout(3000)
    found = page.evaluate(
        """() => [...document.querySelectorAll('.jp-Notebook [href], .jp-Notebook area')]
        .map((a) => a.getAttribute('href'))"""
    )
    assert "only ada writes this" in page.content()
    theirs = [
        h for h in found if not h.startswith("#") and (evil.address in h or "evil" in h or "data:" in h)
    ]
    assert theirs == [] and evil.asked == []
    jupyter.close(page)


def test_the_page_would_have_run_code(formgrader, server, evil):
    """Without the guards the same page, opened in the tab, starts a kernel: the tests above can fail."""
    page, frame = formgrader
    frame.evaluate("(to) => { location.href = to; }", evil.address)
    for _ in range(40):
        page.wait_for_timeout(500)
        if sessions(server):
            break
    assert evil.asked and sessions(server)
