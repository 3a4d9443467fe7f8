"""The results of `rebuild_speed.py` as a table and as a picture."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from statistics import median
from typing import Any

from benchmarks.build_table import STYLE

STEPS: Mapping[str, str] = {
    "build": "Build, nothing kept",
    "kept": "Build that keeps its pages",
    "edited": "Build, one record edited",
    "unchanged": "Build, nothing changed",
    "check": "Check, nothing kept",
    "check again": "Check once more",
}
"""What each step is called."""
FIRST = {"build", "kept", "check"}
"""Steps that do all the work; the others are drawn in the other colour."""
HEADER = (
    "| Summaries | What is done | Processor seconds | Seconds on the clock | Fastest to slowest | Peak memory |"
    " Site |"
)
ROW, HEAD, FOOT, NAMES, WIDTH = 26, 34, 30, 220, 760
"""Pixels of a bar, above and below the bars of a size, left of them, and across."""


def as_table(results: Mapping[str, Any]) -> str:
    """A table in Markdown with a row for each step of each size."""
    return "\n".join([HEADER, "| ---: | --- |" + " ---: |" * 5, *_rows(results)]) + "\n"


def _rows(results: Mapping[str, Any]) -> Iterator[str]:
    for size, found in results["sizes"].items():
        for step, turns in found["steps"].items():
            times = _each(turns, "seconds")
            site = "" if step.startswith("check") else f"{found['site_bytes'] / 1e6:,.0f} MB"
            yield (
                f"| {int(size):,} | {STEPS[step]} | {_said(median(_each(turns, 'processor')))} |"
                f" {_said(median(times))} | {_said(min(times))} to {_said(max(times))} |"
                f" {median(_each(turns, 'megabytes')):,.0f} MB | {site} |"
            )


def _each(turns: Sequence[Mapping[str, float]], what: str) -> list[float]:
    return [turn[what] for turn in turns]


def _said(seconds: float) -> str:
    return f"{seconds:.1f}" if seconds >= 1 else f"{seconds:.2f}"


def noise(results: Mapping[str, Any]) -> tuple[str, str]:
    """What else the machine had to do, and where it is seen, in words."""
    machine = results["machine"]
    loads = [
        turn["load"]
        for found in results["sizes"].values()
        for turns in found["steps"].values()
        for turn in turns
    ]
    return (
        f"{machine['cores']} cores; {min(loads):.1f} to {max(loads):.1f} programs wanted to run when a step began.",
        "The line below a bar goes from the fastest to the slowest round.",
    )


def as_picture(results: Mapping[str, Any]) -> str:
    """Bars of the median seconds of processors, each size by itself; lines say how far the rounds lie apart."""
    said = list(noise(results))
    parts = [f'<text x="8" y="{22 * number}">{escape(line)}</text>' for number, line in enumerate(said, 1)]
    top = 52.0
    for size, found in results["sizes"].items():
        steps = {step: _each(turns, "processor") for step, turns in found["steps"].items()}
        scale = (WIDTH - NAMES - 90) / max(map(max, steps.values()))
        parts.append(
            f'<text class="head" x="8" y="{top + 22:.0f}">{int(size):,} summaries, seconds of processors</text>'
        )
        for step, times in steps.items():
            y, middle = top + HEAD, median(times)
            look = "bar" if step in FIRST else "bar ours"
            low, high = NAMES + min(times) * scale, NAMES + max(times) * scale
            parts += [
                f'<text x="{NAMES - 8}" y="{y + 17:.0f}" text-anchor="end">{escape(STEPS[step])}</text>',
                f'<rect class="{look}" x="{NAMES}" y="{y + 4:.0f}" width="{middle * scale:.1f}" height="14"/>',
                f'<line class="spread" x1="{low:.1f}" x2="{high:.1f}" y1="{y + 21:.0f}" y2="{y + 21:.0f}"/>',
                f'<text x="{high + 6:.1f}" y="{y + 17:.0f}">{_said(middle)} s</text>',
            ]
            top += ROW
        top += HEAD + FOOT
        words = ", ".join(f"{STEPS[step].lower()} {_said(median(times))}" for step, times in steps.items())
        said.append(f"{int(size):,} summaries, in seconds of processors: {words}.")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top:.0f}" width="{WIDTH}"'
        f' height="{top:.0f}" role="img" aria-labelledby="title desc">\n'
        '<title id="title">How long builds and checks take the first time and again</title>\n'
        f'<desc id="desc">{escape(" ".join(said))}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="paper" width="{WIDTH}" height="{top:.0f}"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def in_page(page: str, table: str) -> str:
    """The page with this table where its own stood."""
    before, header, rest = page.partition(HEADER)
    if not header:
        raise ValueError(f"the page has no table that begins with {HEADER}")
    lines = rest.split("\n")
    end = next(number for number, line in enumerate(lines) if number and not line.startswith("|"))
    return before + table.rstrip("\n") + "\n" + "\n".join(lines[end:])
