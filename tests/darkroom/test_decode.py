"""The process that decodes apart: its limits, and what is said when it is ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desk.darkroom import decode, intake
from desk.darkroom.decode import examine
from desk.darkroom.intake import take_in
from desk.story.errors import BadFile
from tests.darkroom.pictures import drawn, exif, filed

_ROOT = Path(__file__).parents[2]


def _run(
    data: bytes, code: str = "", arguments: tuple[str, ...] = ("a.jpg", "refuse")
) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-P"] + (["-c", code] if code else ["-m", "desk.darkroom.decode"])
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    return subprocess.run([*program, *arguments], input=data, capture_output=True, env=environment, check=False)


def test_it_answers_with_one_json_object() -> None:
    done = _run(filed(drawn(96, 64), exif=exif({0x0112: 6})))
    answer = json.loads(done.stdout)
    assert (answer["width"], answer["height"], answer["frames"]) == (64, 96, 1)
    assert done.stderr == b""


def test_a_refusal_is_an_answer() -> None:
    done = _run(b"words")
    assert json.loads(done.stdout)["refused"].startswith("a.jpg is no photo but a text file")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource limits")
def test_memory_and_time_are_limited() -> None:
    code = (
        "from desk.darkroom import decode; decode.limit_this_process(); import resource;"
        "print([resource.getrlimit(what)[0] for what in (resource.RLIMIT_CPU, resource.RLIMIT_CORE)])"
    )
    assert _run(b"", code).stdout.strip() == f"[{decode.CPU_SECONDS}, 0]".encode()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits address space")
def test_running_out_of_memory_is_a_sentence() -> None:
    code = (
        "import sys; from desk.darkroom import decode; decode.MEMORY = 120 * 1024**2;"
        "sys.exit(decode.main(sys.argv[1:]))"
    )
    done = _run(filed(drawn(9000, 9000), "PNG"), code)
    assert json.loads(done.stdout)["refused"].startswith("a.jpg needs more memory")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_a_decoder_that_is_ended_by_the_system_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(BadFile, match=r"a\.jpg makes the decoder fail or take too long"):
        take_in(filed(drawn()), "a.jpg")


def test_a_decoder_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_PATIENCE", 0.3)
    _stand_in(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(BadFile, match=r"a\.jpg takes more than"):
        take_in(filed(drawn()), "a.jpg")


def test_a_fault_of_our_own_is_no_bad_file(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, "raise SystemExit('out of order')")
    with pytest.raises(RuntimeError, match="out of order"):
        take_in(filed(drawn()), "a.jpg")


def _stand_in(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the decoding process do something else."""
    real = subprocess.run

    def run(program: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        return real([program[0], "-c", code], **options)

    monkeypatch.setattr(subprocess, "run", run)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # as the darkroom itself does outside of tests
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "GIF"])
def test_a_broken_byte_anywhere_is_survived(kind: str) -> None:
    sound = filed(drawn(24, 16), kind, **({"exif": exif({0x010E: "On the Moon"})} if kind != "GIF" else {}))
    step = max(1, len(sound) // 150)
    for place in range(0, len(sound), step):
        for byte in (0x00, 0xFF):
            try:
                answer = examine(sound[:place] + bytes([byte]) + sound[place + 1 :], "broken", "first")
            except BadFile as refused:
                answer = {"width": 1, "refused": str(refused)}
            assert answer["width"] > 0
