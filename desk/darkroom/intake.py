"""Take a photo in: what it is, how large, whose, and that it is whole; its bytes are never changed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from desk.darkroom.decode import CPU_SECONDS
from desk.darkroom.lettering import clean
from desk.darkroom.metadata import PhotoMetadata
from desk.darkroom.sniffing import declared_size, refuse_too_many_pixels, sniff
from desk.story.errors import BadFile

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 3 * CPU_SECONDS  # seconds on the clock: a busy machine gives a child little of its time
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Taken:
    """A photo that was taken in: `digest` is the SHA-256 (hex) of its bytes; its size is in pixels, upright.

    `frames` is more than 1 when an animation or a document was taken for its first frame by choice.
    """

    digest: str
    media_type: str
    suffix: str
    width: int
    height: int
    metadata: PhotoMetadata
    frames: int = 1


def take_in(data: bytes, name: str, *, frame: Literal["refuse", "first"] = "refuse") -> Taken:
    """Check and read a JPEG, PNG, WebP, TIFF, HEIC, AVIF or still GIF, told by its content; `name` is for messages.

    The file is decoded in a process of its own, with 20 seconds of processor time and 3 GiB of memory where the
    system can limit them. Raises BadFile with a sentence: no photo, damaged, above 200 MB or 120 megapixels, an
    animation or several pages (unless `frame` is 'first'), or metadata built to do harm.
    """
    shown = _shown(name)
    kind = sniff(data, shown)
    if size := declared_size(data, kind):
        refuse_too_many_pixels(*size, shown)
    answer = _examined_apart(data, shown, frame)
    if "refused" in answer:
        raise BadFile(answer["refused"])
    return Taken(
        digest=hashlib.sha256(data).hexdigest(),
        media_type=kind.media_type,
        suffix=kind.suffix,
        width=answer["width"],
        height=answer["height"],
        metadata=_metadata(answer["metadata"]),
        frames=answer["frames"],
    )


def _shown(name: str) -> str:
    """The file's name as a message shows it: no folders, no controls, not longer than a line."""
    bare = clean(name.replace("\\", "/").rpartition("/")[2]).replace("\n", " ").replace("\t", " ")
    if len(bare) > _LONGEST_NAME:
        bare = f"{bare[:_LONGEST_NAME]}…"
    return bare or "The photo"


def _examined_apart(data: bytes, name: str, frame: str) -> dict[str, Any]:
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-X", "utf8", "-m", "desk.darkroom.decode", name, frame],
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BadFile(
            f"{name} takes more than {_PATIENCE} seconds to decode: save it anew, smaller, as JPEG."
        ) from error
    if done.returncode == 0:
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
    if done.returncode < 0:  # the system ended it: out of time or memory, or the decoder itself fell over
        raise BadFile(f"{name} makes the decoder fail or take too long: save it anew, as JPEG, from another program.")
    raise RuntimeError(f"the decoding process failed: {done.stderr.decode('utf-8', 'replace')[-2000:]}")


def _metadata(fields: dict[str, Any]) -> PhotoMetadata:
    as_read: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    return PhotoMetadata(**as_read)
