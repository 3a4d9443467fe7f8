"""The same file as PDF: tagged for screen readers (PDF/UA-1), by WeasyPrint, which is an extra."""

import base64
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

_DECORATION = re.compile(r'<svg class="([^"]*)"([^>]*?) aria-hidden="true"([^>]*)>(.*?)</svg>', re.DOTALL)
# WeasyPrint breaks a line after its first word where a text that fills it ends with a space before such a tag.
_SPACE_BEFORE = re.compile(r" (<(?:span|em|strong)>|<a [^>]*>)")


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
    html = _DECORATION.sub(_painted, html)
    html = _SPACE_BEFORE.sub(r"\1 ", html)
    # Buttons explain words on a screen; their text vanishes in print.
    html = re.sub(r"<(/?)button\b", r"<\1span", html)
    html = re.sub(r'(<svg class="ev-forest"[^>]*>)', rf"\1{_DRAWING}", html)
    document = library.HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    try:
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1", finisher=_explain))
    except Exception as error:  # it names no errors of its own for pages that it cannot lay out
        said = f"{type(error).__name__} {error}".strip()
        raise PdfFailed(
            f"these pages cannot be laid out as PDF; print their HTML instead ({said})"
        ) from error


def _painted(drawing: re.Match[str]) -> str:
    """A drawing that only repeats the words beside it, as a background: as a picture it would need words again."""
    names, before, after, shapes = drawing.groups()
    size = dict(re.findall(r'\b(width|height)="([\d.]+)"', before + after))
    picture = f'<svg xmlns="http://www.w3.org/2000/svg"{before}{after}>{shapes}</svg>'
    data = base64.b64encode(picture.encode()).decode()
    style = (
        f"display: inline-block; width: {size['width']}px; height: {size['height']}px; "
        f"background: url(data:image/svg+xml;base64,{data}) 0 / 100% 100% no-repeat"
    )
    return f'<span class="{names}" style="{style}"></span>'


def _explain(document: Any, pdf: Any) -> None:
    """Say in words where each link leads, and of each head in a table whether it is of a column or of a row."""
    import pydyf  # what WeasyPrint writes with

    for page in document.pages:
        for *_, box in page.links:
            if (link := getattr(box, "link_annotation", None)) is not None:
                link["Contents"] = pydyf.String(" ".join("".join(box.element.itertext()).split()))
    for head in pdf.objects:
        if isinstance(head, pydyf.Dictionary) and head.get("S") == "/TH":
            above = _parent(_parent(head, pdf), pdf)
            head["A"]["Scope"] = "/Column" if above["S"] == "/THead" else "/Row"


def _parent(element: Any, pdf: Any) -> Any:
    return pdf.objects[int(element["P"].split()[0])]
