"""Test the desk through real Pelican: nothing is swallowed, nothing else is written."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.presses import tree
from support.sites import environment, newsroom, pelican, write_publication


def web_only(folder: Path, extra: str = "") -> Path:
    """Write a publication without PDFs, and more settings."""
    write_publication(folder)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f'NEWSROOM["formats"] = ["web"]\n{extra}')
    return folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that Pelican has built."""
    folder = web_only(tmp_path_factory.mktemp("plain"))
    ran = pelican(folder)
    assert ran.returncode == 0, ran.stderr
    return folder


def only_listed(output: Path) -> bool:
    """Tell whether an output holds exactly what its manifest lists."""
    listed = json.loads((output / "manifest.json").read_bytes())["artifacts"]
    return len(tree(output)) == len(listed) + 1


def test_pelican_says_what_was_built(plain: Path) -> None:
    """And leaves the folder without anything of its own."""
    assert only_listed(plain / "output")
    ran = pelican(plain)
    assert "Test Briefing: built in" in ran.stdout
    assert "0 made" in ran.stdout
    assert "built in" not in pelican(plain, "-q").stdout


@pytest.mark.parametrize(
    "options",
    [
        ["-d"],
        ["--delete-output-directory", "-o", "elsewhere"],
        ["-o", "elsewhere"],
        ["--relative-urls"],
        ["--ignore-cache", "-D"],
    ],
)
def test_pelicans_options_do_no_harm(plain: Path, tmp_path: Path, options: list[str]) -> None:
    """The same tree, in the folder that was asked for."""
    folder = tmp_path / "site"
    shutil.copytree(plain, folder)
    ran = pelican(folder, *options)
    assert ran.returncode == 0, ran.stderr
    output = folder / ("elsewhere" if "elsewhere" in options else "output")
    assert tree(output) == tree(plain / "output")


EVERYTHING = """
ARTICLE_PATHS = ["briefs"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images", "briefs"]
DIRECT_TEMPLATES = ["index", "archives"]
FEED_ATOM = "feed.atom"
TAG_FEED_RSS = "{slug}.rss"
DELETE_OUTPUT_DIRECTORY = True
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
OUTPUT_SOURCES = True
THEME_STATIC_DIR = "theme"
"""


def test_pelicans_own_generators_are_starved(plain: Path, tmp_path: Path) -> None:
    """Whatever the settings ask them for."""
    folder = web_only(tmp_path, EVERYTHING)
    ran = pelican(folder)
    assert ran.returncode == 0, ran.stderr
    assert tree(folder / "output") == tree(plain / "output")
    assert not (folder / "cache").exists()


@pytest.mark.parametrize("options", [[], ["-q"], ["-D"]])
def test_a_missing_plugin_fails_the_build(tmp_path: Path, options: list[str]) -> None:
    """Pelican would go on without it."""
    folder = web_only(tmp_path, 'PLUGINS = ["newsroom", "stiemap"]\n')
    ran = pelican(folder, *options)
    assert ran.returncode == 1
    assert 'pelicanconf.py: error NR406: the Pelican plug-in "stiemap" did not load' in ran.stderr
    assert not (folder / "output").exists()


def test_a_plugin_that_cannot_register_fails_the_build(tmp_path: Path) -> None:
    """It loads, then raises: Pelican logs that too, and goes on."""
    folder = web_only(tmp_path, 'PLUGIN_PATHS = ["."]\nPLUGINS = ["newsroom", "broken"]\n')
    (folder / "broken.py").write_text("def register():\n    raise ValueError('no')\n")
    ran = pelican(folder)
    assert ran.returncode == 1
    assert '"broken" did not load' in ran.stderr


def test_a_wrong_setting_fails_the_build(tmp_path: Path) -> None:
    """In our words, without a traceback."""
    folder = web_only(tmp_path, 'NEWSROOM["langauges"] = []\n')
    ran = pelican(folder)
    assert ran.returncode == 1
    assert 'did you mean "languages"?' in ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr


def test_a_future_date_or_a_bad_moment_fails_the_build(tmp_path: Path) -> None:
    """Neither passes with exit 0."""
    folder = web_only(tmp_path)
    assert pelican(folder, NEWSROOM_NOW="yesterday").returncode == 1
    brief = folder / "content/briefs/2025/ferries.ko.md"
    brief.write_text(brief.read_text().replace("2025-03-25", "2099-03-25"))
    ran = pelican(folder)
    assert (ran.returncode, "NR307" in ran.stderr) == (1, True)


OTHER = '''
"""Stand for other people's plug-ins: one that writes, one that listens, one that fails."""
import os
from pathlib import Path

from pelican import signals
from pelican.generators import Generator


class Writing(Generator):
    def generate_context(self):
        if os.environ.get("OTHER_FAILS"):
            raise ValueError("another plug-in failed")

    def generate_output(self, writer):
        Path(self.output_path, "other.txt").write_text("other")


def offer(pelican):
    return Writing


def listen(path, context):
    with open("written.log", "a", encoding="utf-8") as log:
        log.write(f"{context['SITENAME']} {context['output_file']} {Path(path).is_file()}\\n")


def register():
    signals.get_generators.connect(offer)
    signals.content_written.connect(listen)
'''


@pytest.mark.parametrize("plugins", ['["other", "newsroom"]', '["newsroom", "other"]'])
@pytest.mark.parametrize("host", ["pelican", "newsroom"])
def test_other_plugins_hear_of_every_page_and_keep_what_they_write(
    tmp_path: Path, plugins: str, host: str
) -> None:
    """In whatever order they stand; ``newsroom build`` goes through Pelican for their sake."""
    folder = web_only(tmp_path, f'PLUGIN_PATHS = ["."]\nPLUGINS = {plugins}\n')
    (folder / "other.py").write_text(OTHER)
    for _ in range(2):
        ran = pelican(folder) if host == "pelican" else newsroom(folder, "build")
        assert ran.returncode == 0, ran.stderr
    written = (folder / "written.log").read_text().splitlines()
    pages = {name for name in tree(folder / "output") if name.endswith(".html")}
    assert set(written) == {f"Test Briefing {name} True" for name in pages}
    assert (folder / "output/other.txt").read_text() == "other"


def test_another_plugins_failure_leaves_the_old_site(tmp_path: Path) -> None:
    """Even one that fails after our part was ready."""
    folder = web_only(tmp_path, 'PLUGIN_PATHS = ["."]\nPLUGINS = ["newsroom", "other"]\n')
    (folder / "other.py").write_text(OTHER)
    assert pelican(folder).returncode == 0
    before = tree(folder / "output")
    brief = folder / "content/briefs/2025/ferries.ko.md"
    brief.write_text(brief.read_text().replace("아침", "저녁"))
    ran = pelican(folder, OTHER_FAILS="yes")
    assert ran.returncode == 1
    assert tree(folder / "output") == before


def test_the_command_limits_pelican_as_it_limits_itself(tmp_path: Path) -> None:
    """Formats, moment and processes are passed on."""
    write_publication(tmp_path)
    with (tmp_path / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('PLUGIN_PATHS = ["."]\nPLUGINS = ["newsroom", "other"]\n')
    (tmp_path / "other.py").write_text(OTHER)
    options = ["--format", "web", "--now", "2025-07-01", "--processes", "1", "--output", "out"]
    ran = newsroom(tmp_path, "build", *options, "--quiet")
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    names = set(tree(tmp_path / "out"))
    assert "ko/index.html" in names
    assert not [name for name in names if name.endswith(".pdf")]


def test_autoreload_tells_a_problem_once_and_again_when_it_comes_back(tmp_path: Path) -> None:
    """Pelican itself builds round and round while a build fails."""
    folder = web_only(tmp_path)
    brief = folder / "content/briefs/2025/ferries.ko.md"
    good = brief.read_text()
    bad = good.replace("[harbour]", "[harbor]")
    log = tmp_path.parent / "autoreload.log"
    with log.open("wb") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-r"],
            cwd=folder,
            env=environment(),
            stdout=told,
            stderr=subprocess.STDOUT,
        )
    try:
        for round_ in (1, 2):
            assert eventually(log, "built in", round_)
            time.sleep(0.5)
            brief.write_text(bad)
            assert eventually(log, "error NR104", round_)
            time.sleep(2.5)
            assert log.read_text().count("error NR104") == round_
            brief.write_text(good)
        assert eventually(log, "built in", 3)
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()


def eventually(log: Path, words: str, times: int) -> bool:
    """Wait until a log has said something so many times."""
    until = time.monotonic() + 60
    while log.read_text().count(words) < times and time.monotonic() < until:
        time.sleep(0.05)
    return log.read_text().count(words) == times


def test_problems_under_another_host_are_an_exception() -> None:
    """A tool that runs Pelican as a library gets an error it can catch, with all problems."""
    import logging  # noqa: PLC0415

    from newsroom.desk.complaints import show_problems_plainly  # noqa: PLC0415
    from newsroom.problems import Place, Problem, PublicationError  # noqa: PLC0415

    logger = logging.Logger("host")  # noqa: LOG001
    show_problems_plainly(logger)
    show_problems_plainly(logger)
    assert len(logger.filters) == 1
    error = PublicationError([Problem("NR104", Place("x"), "unknown")])
    told = logging.LogRecord("host", logging.WARNING, "", 1, 'Caught "%s"', (error,), None)
    other = logging.LogRecord("host", logging.WARNING, "", 1, "Caught %s", ("x",), None)
    assert (logger.filter(told), bool(logger.filter(other))) == (False, True)
