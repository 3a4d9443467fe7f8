"""Seconds to check a store of 100, 1,000 and 10,000 summaries: `python -m benchmarks.check_scaling [N ...]`.

A second column gives the time for one summary: it must stay the same when there are more of them.
"""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import write_corpus

from evidence_store import pipeline
from evidence_store.catalogue import assemble
from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.text import as_text
from evidence_store.kinds import KINDS
from evidence_store.records.reading import read_records
from evidence_store.sources.discover import discover

SIZES = (100, 1_000, 10_000)


def main(sizes: tuple[int, ...]) -> None:
    """Print a line for each size: the whole check, and its parts up to the catalogue."""
    print(f"{'summaries':>9}  {'check':>8}  {'each':>8}  {'reading':>8}  {'joining':>8}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            content = write_corpus(Path(folder), size)
            begin = time.perf_counter()
            checked = pipeline.check(content)
            whole = time.perf_counter() - begin
            if checked.report.errors:
                sys.exit("The corpus does not fit the models any more:\n" + as_text(checked.report)[:2000])
            report = Report()
            begin = time.perf_counter()
            records = report.take(read_records(report.take(discover(content, "content")), KINDS, "content"))
            reading = time.perf_counter() - begin
            begin = time.perf_counter()
            report.take(assemble(records, KINDS, ()))
            joining = time.perf_counter() - begin
        print(
            f"{size:9,}  {whole:6.2f} s  {whole / size * 1000:5.2f} ms  {reading:6.2f} s  {joining:6.2f} s",
            flush=True,
        )


if __name__ == "__main__":
    main(tuple(int(size.replace(",", "")) for size in sys.argv[1:]) or SIZES)
