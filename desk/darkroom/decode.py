"""Run apart (`python -m desk.darkroom.decode NAME FRAME`): decode the photo on standard input under limits.

Writes one JSON object on standard output: {"width", "height", "frames", "metadata"} or {"refused": sentence}.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from PIL import ImageFile

from desk.darkroom.metadata import metadata_of
from desk.darkroom.opening import frame_noun, frames, is_jpeg, load, opened, orientation
from desk.story.errors import BadFile

CPU_SECONDS = 20  # the slowest kind, WebP, needs 6 for its largest size
MEMORY = 3 * 1024**3  # bytes of address space: 120 megapixels need 1.4 GiB at the worst


def limit_this_process() -> None:
    """Cap the processor time and the memory of this process where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the caller's clock is the limit
        return
    for what, most in ((resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (lower, hard))
        except (ValueError, OSError):  # macOS knows no cap on address space
            continue


def examine(data: bytes, name: str, frame: str) -> dict[str, Any]:
    """Decode `data` to its last line; its upright size, metadata and count of frames. Raises BadFile."""
    with opened(data, name) as picture:
        count = frames(picture, name)
        if count > 1 and frame != "first":
            raise BadFile(
                f"{name} holds {count} {frame_noun(picture)}, and a photo is one picture: take in its first one, or"
                " save the one you want as a file of its own."
            )
        width, height = picture.size
        _decode(picture, name)
        if orientation(picture) >= 5:
            width, height = height, width
        return {
            "width": width,
            "height": height,
            "frames": count,
            "metadata": asdict(metadata_of(picture, data)),
        }


def _decode(picture: ImageFile.ImageFile, name: str) -> None:
    """Read the picture to its end; a JPEG at an eighth of its size, which reads every byte all the same."""
    if is_jpeg(picture):
        picture.draft(picture.mode, (max(picture.width // 8, 1), max(picture.height // 8, 1)))
    load(picture, name)


def main(arguments: list[str]) -> int:
    """Examine the photo on standard input; the exit code is 0 whether it is taken or refused."""
    name, frame = arguments
    limit_this_process()
    try:
        answer = examine(sys.stdin.buffer.read(), name, frame)
    except BadFile as error:
        answer = {"refused": str(error)}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
