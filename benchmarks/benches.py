"""All benchmarks, in the order of the report."""

from __future__ import annotations

from benchmarks import (
    checking,
    exporting,
    finding,
    intaking,
    journalling,
    keys,
    listing,
    memory,
    opening,
    page,
    peers,
    photos,
    quoting,
    saving,
    start,
)

BENCHES = (
    start.BENCH,
    memory.BENCH,
    opening.BENCH,
    keys.BENCH,
    peers.BENCH,
    journalling.BENCH,
    saving.BENCH,
    listing.BENCH,
    finding.BENCH,
    checking.BENCH,
    quoting.BENCH,
    page.BENCH,
    photos.BENCH,
    exporting.BENCH,
    intaking.BENCH,
)
