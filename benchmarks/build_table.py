"""The results of `build_speed.py` as a table and as a picture."""

from collections.abc import Iterator, Mapping
from html import escape
from statistics import median
from typing import Any

from benchmarks.peers import US

ROW, HEAD, FOOT, NAMES, WIDTH = 26, 34, 30, 290, 760
"""Pixels of a bar, above and below the bars, left of them, and across."""

STYLE = """\
:root { color-scheme: light dark; }
text { font: 14px system-ui, sans-serif; fill: #14232a; }
.head { font-weight: 600; }
.bar { fill: #465961; }
.ours { fill: #0b5c66; }
.spread { stroke: #14232a; stroke-width: 1.5; }
.paper { fill: #ffffff; }
@media (prefers-color-scheme: dark) {
  text { fill: #e7eeee; } .bar { fill: #a9bbbf; } .ours { fill: #7accd3; }
  .spread { stroke: #e7eeee; } .paper { fill: #0f181c; }
}"""


def spent(row: Mapping[str, Any], what: str) -> list[float]:
    """What each round took."""
    return [turn[what] for turn in row["turns"]]


def against(row: Mapping[str, Any], ours: Mapping[str, Any], what: str) -> str:
    """What we need for one of theirs: the median over rounds."""
    pairs = zip(ours["turns"], row["turns"], strict=True)
    return "" if row is ours else f"{median(us[what] / them[what] for us, them in pairs):.2f}"


def as_table(results: Mapping[str, Any]) -> str:
    """Tables in Markdown, one for each size, with the method's date and machine."""
    return "\n".join(_tables(results)) + "\n"


def _tables(results: Mapping[str, Any]) -> Iterator[str]:
    machine = results["machine"]
    yield (
        f"Measured on {results['measured']}: {machine['cores']} cores ({machine['processor']}), "
        f"{machine['gigabytes']} GB; {results['runs']} rounds in random order, medians."
    )
    for size, rows in results["sizes"].items():
        ours = next(row for row in rows if row["peer"] == US)
        loads = [turn["load"] for row in rows for turn in row["turns"]]
        yield f"\n## {int(size):,} summaries\n"
        yield f"Load of the machine: {min(loads):.1f} to {max(loads):.1f}.\n"
        yield (
            "| Program | Seconds | Fastest to slowest round | Ours for one of theirs | Processor seconds |"
            " Ours for one of theirs | Peak MB | Site MB | Search MB | Search MB sent |"
        )
        yield "| --- |" + " ---: |" * 9
        for row in rows:
            times = spent(row, "seconds")
            yield (
                f"| {row['peer']} | {median(times):.2f} | {min(times):.2f} to {max(times):.2f} |"
                f" {against(row, ours, 'seconds')} |"
                f" {median(turn['processor'] for turn in row['turns']):.2f} | {against(row, ours, 'processor')} |"
                f" {median(turn['megabytes'] for turn in row['turns']):,.0f} |"
                f" {row['site_bytes'] / 1e6:,.1f} | {_or_none(row['index_bytes'])} | {_or_none(row['index_sent'])} |"
            )


def _or_none(count: int) -> str:
    return f"{count / 1e6:,.2f}" if count else "none"


def as_plot(results: Mapping[str, Any]) -> str:
    """Bars of the median seconds of processors, with their numbers; a line below goes from the least to the most."""
    parts, said, top = [], [], 0.0
    for size, rows in results["sizes"].items():
        longest = max(max(spent(row, "processor")) for row in rows)
        scale = (WIDTH - NAMES - 90) / longest
        parts.append(
            f'<text class="head" x="8" y="{top + 22:.0f}">{int(size):,} summaries, seconds of processors</text>'
        )
        for row in rows:
            times = spent(row, "processor")
            y, middle = top + HEAD, median(times)
            ours = " ours" if row["peer"] == US else ""
            parts += [
                f'<text x="{NAMES - 8}" y="{y + 17:.0f}" text-anchor="end">{escape(row["peer"])}</text>',
                f'<rect class="bar{ours}" x="{NAMES}" y="{y + 4:.0f}" width="{middle * scale:.1f}" height="14"/>',
                f'<line class="spread" x1="{NAMES + min(times) * scale:.1f}" x2="{NAMES + max(times) * scale:.1f}"'
                f' y1="{y + 21:.0f}" y2="{y + 21:.0f}"/>',
                f'<text x="{NAMES + max(times) * scale + 6:.1f}" y="{y + 17:.0f}">{middle:.1f} s</text>',
            ]
            top += ROW
        top += HEAD + FOOT
        words = ", ".join(f"{row['peer']} {median(spent(row, 'processor')):.1f}" for row in rows)
        said.append(f"{int(size):,} summaries, in seconds of processors: {words}.")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top:.0f}" role="img"'
        ' aria-labelledby="title desc">\n'
        '<title id="title">Seconds of processors that a build takes</title>\n'
        f'<desc id="desc">{escape(" ".join(said))}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="paper" width="{WIDTH}" height="{top:.0f}"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )
