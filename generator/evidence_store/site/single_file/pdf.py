"""The same file as PDF: tagged for screen readers (PDF/UA-1), by WeasyPrint, which is an extra."""

import re
from pathlib import Path
from typing import Any

_STYLES = (Path(__file__).parent / "pdf.css").read_text("utf-8")
# The style sheets of a page do not reach into its drawings there.
_DRAWING = (
    "<style>text { font-size: 11px; font-family: sans-serif } line { stroke: #555 }"
    " .ev-forest__interval { stroke: #000; stroke-width: 1.5 } .ev-forest__null { stroke-dasharray: 4 3 }"
    " .ev-forest__interval--predicted { stroke-width: 4 } .ev-forest__pooled text { font-weight: bold }</style>"
)


class PdfFailed(Exception):
    """The library could not lay the pages out; the text says why."""


class PdfUnavailable(Exception):
    """There is nothing to make a PDF with; the text says how to get it."""


def weasyprint() -> Any:
    """The library that lays out pages. Raises PdfUnavailable."""
    try:
        import weasyprint as library
    except ImportError:
        raise PdfUnavailable('PDF files need WeasyPrint: pip install "evidence-store[pdf]"') from None
    except OSError as error:
        raise PdfUnavailable(
            "WeasyPrint is installed, but not the library Pango that it draws text with; "
            f"https://doc.courtbouillon.org/weasyprint/stable/first_steps.html says how to get it ({error})"
        ) from None
    return library


def as_pdf(html: str) -> bytes:
    """A file of `make_single_file` as PDF. Nothing is fetched for it. Raises PdfUnavailable and PdfFailed."""
    library = weasyprint()
    from weasyprint.urls import URLFetcher

    html = html.replace("</head>", f"<style>{_STYLES}</style></head>", 1)
    # Buttons explain words on a screen; their text vanishes in print.
    html = re.sub(r"<(/?)button\b", r"<\1span", html)
    html = re.sub(r'(<svg class="ev-forest"[^>]*>)', rf"\1{_DRAWING}", html)
    document = library.HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    try:
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
    except Exception as error:  # it names no errors of its own for pages that it cannot lay out
        said = f"{type(error).__name__} {error}".strip()
        raise PdfFailed(
            f"these pages cannot be laid out as PDF; print their HTML instead ({said})"
        ) from error
