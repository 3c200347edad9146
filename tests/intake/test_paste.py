"""What is found in the lead story as it is pasted from a browser."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from newsroom.intake.article import Article
from newsroom.intake.facts import Given, facts_of
from newsroom.intake.knowledge import Knowledge
from newsroom.intake.paste import take_apart
from newsroom.intake.telling import told
from support.articles import sample_knowledge

LEAD = Path(__file__).parent / "corpus/pastes/ko-1.txt"


def read(text: str, given: Given | None = None, knowledge: Knowledge | None = None) -> Article:
    """Return what is found in a paste, by what the sample publication knows."""
    return facts_of(take_apart(text), knowledge or sample_knowledge(), given or Given())


def test_the_lead_story_is_found() -> None:
    """Every field that the paste says, and none that it does not."""
    fields = {name: field["value"] for name, field in told(read(LEAD.read_text())).items()}

    assert fields["title"] == "홍콩, 본토 AI 기업 끌어모은다…클라우드워크·아이플라이텍 줄지어 입성"
    assert fields["authors"] == ["신민철"]
    assert fields["outlet"] == "g-enews"
    assert fields["lang"] == "ko"
    assert fields["via"] == ["scmp"]
    assert fields["credit"] == "로이터"
    assert (fields["url"], fields["published"]) == (None, None)
    (figure,) = fields["figures"]
    assert (figure["value"], figure["unit"]) == (1_000_000_000, "HKD")
    assert figure["approx"] == {"value": 129_000_000, "unit": "USD"}


def test_relative_dates_wait_for_the_day_of_the_article() -> None:
    """Without it they are kept as said; with it they are resolved."""
    text = LEAD.read_text()
    said = {found.value.said: found.value.date for found in read(text).relative_dates}
    url = "https://g-enews.com/article/Global-Biz/2025/03/2025032019310523010c8c1c064d_1"
    known = read(text, Given(url=url))
    means = {found.value.said: str(found.value.date) for found in known.relative_dates}

    assert said == dict.fromkeys(["20일(현지시각)", "지난 19일", "지난해 7월", "올해 1월"])
    assert str(known.published.value if known.published else "") == "2025-03-20"
    assert means == {
        "20일(현지시각)": "2025-03-20",
        "지난 19일": "2025-03-19",
        "지난해 7월": "2024-07",
        "올해 1월": "2025-01",
    }


def test_no_address_of_a_writer_is_kept() -> None:
    """Neither as a value nor as evidence, nor in what is cached."""
    article = read(LEAD.read_text())

    assert "@" not in repr(told(article))
    assert "@" not in article.text


HOSTILE = (
    "가",
    "A",
    "보도",
    "1억",
    "1,",
    "2025.03.",
    "[",
    "@",
    "a.",
    "홍길동·",
    "Jane Doe and ",
    "기자 ",
)
PROGRAM = """
import sys
from newsroom.intake.facts import Given, facts_of
from newsroom.intake.knowledge import Knowledge
from newsroom.intake.paste import take_apart
prose = "홍콩 정부는 새 부두를 열기로 했으며 이는 여러 해 동안 이어질 것으로 보인다고 했다. "
for piece in sys.argv[1:]:
    long = piece * (20_000 // len(piece))
    first, last = f"{long}\\n{prose * 3}\\n{prose * 4}", f"{prose * 4}\\n{long} 보도했다."
    for text in (prose * 3 + long, first, last):
        facts_of(take_apart(text), Knowledge(), Given())
facts_of(take_apart((prose + "\\n") * 50_000), Knowledge(), Given())
"""


def test_no_paste_takes_for_ever() -> None:
    """One sign twenty thousand times, and megabytes of lines, within a limit of the system's."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *HOSTILE],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (120, 120)),
    )

    assert (ran.returncode, ran.stderr) == (0, "")
