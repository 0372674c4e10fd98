"""A printer without an engine, for tests: it gives an empty PDF and remembers what it was given."""

from __future__ import annotations

from collections.abc import Mapping

from desk.export.format import Paper

OBJECTS = (
    b"<</Creator (Chromium)\n/Producer (Skia/PDF m140)\n"
    b"/CreationDate (D:20261124180405+00'00')\n/ModDate (D:20261124180405+00'00')>>",
    b"<</Type /Pages\n/Count 0\n/Kids []>>",
    b"<</outline-1 [2 0 R /XYZ 0 767 0]\n/outline-2 [2 0 R /XYZ 0 500 0]\n/outline-3 [2 0 R /XYZ 0 400 0]>>",
    b"<</Type /Catalog\n/Pages 2 0 R\n/Dests 3 0 R>>",
)


def printed() -> bytes:
    """A PDF without pages, put together as the engine does it."""
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(OBJECTS, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size 5\n/Root 4 0 R\n/Info 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)
    return bytes(made + table + end)


class Pressed:
    """A printer that remembers what it was given."""

    def __init__(self) -> None:
        self.files: Mapping[str, bytes] = {}
        self.paper = ""

    def __call__(self, files: Mapping[str, bytes], paper: Paper) -> bytes:
        self.files, self.paper = files, paper
        return printed()

    @property
    def page(self) -> str:
        return self.files["index.html"].decode("utf-8")
