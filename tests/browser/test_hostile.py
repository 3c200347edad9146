"""Hostile words in every field and body: in a real browser nothing runs, leaks or is fetched."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browsing import build, serve

pytestmark = pytest.mark.browser

PAYLOADS = (
    "<script>ran()</script>",
    '"><img src=x onerror=ran()>',
    "'><svg/onload=ran()>",
    "</title></style></textarea><script>ran()</script>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<a href=javascript:ran()>press</a>",
    "<math><mi xlink:href=javascript:ran()>x</mi></math>",
    "<style>@import 'http://evil.example/x';*{background:url(//evil.example/x)}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href=http://evil.example/>",
    "<object data=file:///etc/passwd></object><embed src=file:///etc/hostname>",
    "<details open ontoggle=ran()>x</details>",
    "<form action=http://evil.example/><button formaction=javascript:ran()>x</button></form>",
    '<noscript><p title="</noscript><img src=x onerror=ran()>">',
    "{{ 7*191 }} {% raw %} ${7*191} #{7*191} <%= 7*191 %>",
    "{{ config }} {{ self.__init__.__globals__ }}",
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "javascript:ran()",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "&#60;script&#62;ran()&#60;/script&#62;",
    "<!--><script>ran()</script>-->",
    "<![CDATA[<script>ran()</script>]]>",
    "]]></script><script>ran()</script>",
)
# The search page, and no other, has one script and one form: ours.
OURS = "script[type=module][src^='../../assets/search.'], form#search:not([action])"
ACTIVE = """(ours) => [...document.querySelectorAll('*')].flatMap(e => [
  ...(!(/\\/search\\/(index.html)?$/.test(location.pathname) && e.matches(ours))
      && ['SCRIPT','IFRAME','OBJECT','EMBED','BASE','FORM','MATH'].includes(e.tagName)
      && e.getAttribute('type') !== 'application/ld+json' ? [e.outerHTML] : []),
  ...[...e.attributes].filter(a => /^on/i.test(a.name)
      || /^(href|src|action|formaction|data|srcdoc|style)$/i.test(a.name)
      && /(javascript|data|file|evil)[.:]/i.test(a.value))
    .map(a => e.tagName + ' ' + a.name + '=' + a.value)])"""


def quoted(text: str) -> str:
    """Write text as a YAML scalar that says exactly this."""
    return json.dumps(text, ensure_ascii=False)


def write_publication(root: Path) -> None:
    """Write one brief a payload, with the payload in every field that takes words."""

    def put(path: str, text: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    every = quoted(" ".join(PAYLOADS))
    put(
        "pelicanconf.py",
        'SITEURL = "https://hostile.example"\nPATH = "content"\nOUTPUT_PATH = "output"\n'
        'PLUGINS = ["newsroom"]\nNEWSROOM = {"languages": ["en"], "name": "Hostile"}\n',
    )
    put(
        "content/topics/news.yml",
        f"names: {{en: {every}}}\ndescriptions: {{en: {every}}}\ncadence: monthly\n"
        f"sections: [{{id: one, names: {{en: {every}}}}}]\n",
    )
    put("content/outlets.yml", f"gazette: {{names: {{en: {every}}}, rights: {every}}}\n")
    put(
        "content/entities/organisations.yml",
        f"firm: {{names: {{en: {every}}}, aliases: {{en: [{every}]}}}}\n",
    )
    put("content/units.yml", f"thing: {{forms: {{en: {quoted('{} ' + PAYLOADS[1])}}}}}\n")
    put("content/issues/news/2025-03.en.md", f"---\ntitle: {every}\n---\n" + "\n\n".join(PAYLOADS))
    put("content/pages/about.en.md", f"---\ntitle: {every}\nmenu: 1\n---\n" + "\n\n".join(PAYLOADS))
    for number, payload in enumerate(PAYLOADS):
        text = quoted(payload)
        put(
            f"content/briefs/2025/hostile-{number}.en.md",
            f"---\ntitle: {text}\nsummary: {text}\nwhy: {text}\ndate: 2025-03-{number + 1:02}\n"
            f"topics: [news]\nsection: one\nentities: [firm]\nauthors: [{text}]\n"
            f"source: {{outlet: gazette, title: {text}, url: 'https://example.org/', "
            f"authors: [{text}], rights: {text}, also: [{{outlet: gazette, title: {text}}}]}}\n"
            f"figures: {{sum: {{label: {text}, value: 3, unit: thing}}}}\n"
            f"corrections: [{{date: 2025-04-01, what: {text}, why: {text}}}]\n---\n"
            f"{payload}\n\n* {payload}\n\n## {payload}\n\n| {payload} | b |\n|---|---|\n"
            f"| `{payload}` | {{figure}}`sum` {{entity}}`firm` |\n\nText[^1]\n\n[^1]: {payload}\n",
        )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the hostile publication once, PDF and all."""
    root = tmp_path_factory.mktemp("hostile")
    write_publication(root)
    build(root / "pelicanconf.py", root / "output")
    return root / "output"


@pytest.fixture(scope="module")
def hostile_address(hostile: Path) -> Iterator[str]:
    """Serve the hostile publication."""
    yield from serve(hostile)


def test_nothing_runs(hostile: Path, hostile_address: str, chromium: Browser) -> None:
    """No script, handler, frame or foreign address is alive on any page, with CSP or without."""
    context = chromium.new_context(bypass_csp=True)
    tab = context.new_page()
    ran: list[str] = []
    asked: list[str] = []
    tab.expose_function("ran", lambda: ran.append(tab.url))
    tab.on("dialog", lambda dialog: dialog.dismiss())
    tab.on("request", lambda request: asked.append(request.url))
    alive = []
    pages = sorted(hostile.rglob("*.html"))
    for page in pages:
        tab.goto(hostile_address + page.relative_to(hostile).as_posix())
        alive += [f"{page.name}: {node}" for node in tab.evaluate(ACTIVE, OURS)]
    context.close()

    assert len(pages) > len(PAYLOADS)
    assert (ran, alive) == ([], [])
    assert [url for url in asked if not url.startswith(hostile_address)] == []


def test_no_template_is_run_from_content(hostile: Path) -> None:
    """Braces in content are printed: nothing multiplies 7 by 191."""
    pages = [page.read_text(encoding="utf-8") for page in hostile.rglob("*.html")]

    assert any("{{ 7*191 }}" in page for page in pages)
    assert [page for page in pages if "1337" in page] == []


def test_print_reads_no_file(hostile: Path) -> None:
    """The PDF holds the words of the payloads and nothing of the files they name."""
    pdf = next(hostile.rglob("*.pdf"))
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout

    assert b"file:///etc/passwd" in text
    assert b"root:" not in text + pdf.read_bytes()


def test_hostile_addresses_are_refused(tmp_path: Path) -> None:
    """Addresses that could run or read something stop the build, each named at its line."""
    write_publication(tmp_path)
    brief = tmp_path / "content/briefs/2025/hostile-0.en.md"
    links = ("javascript:ran()", "JaVaScRiPt:ran()", "data:text/html,x", "file:///etc/passwd")
    text = brief.read_text(encoding="utf-8").replace("https://example.org/", links[0])
    text += "".join(f"\n[press]({link})\n" for link in links)
    brief.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "newsroom", "check", "--settings", "pelicanconf.py"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ran.returncode == 1
    assert ran.stdout.count("error NR204") == len(links)
    assert ran.stdout.count("error NR116") == 1
    assert "Traceback" not in ran.stdout + ran.stderr
