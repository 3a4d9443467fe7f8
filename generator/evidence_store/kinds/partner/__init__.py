"""Partners: the organisations that test, fund, evaluate or use evidence."""

from pathlib import Path
from typing import Annotated

from evidence_store.kinds.parts import Inference, Named, ReferenceKey
from evidence_store.records.fields import Line, RefersTo, RenamedFrom, Slug, Text, WebAddress
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record


class Partner(Record):
    """An organisation. It carries no rating: evidence is about practice, not about people."""

    title: Line
    """Its name."""
    summary: Line
    """What it does in this store, in one sentence."""
    agency: Annotated[Slug, RefersTo("agency")]
    """Which type of agency it is."""
    region: Annotated[Slug, RefersTo("region")] | None = None
    """The region or nation it works in. Leave out when it works everywhere or no source says."""
    also_known_as: tuple[Line, ...] = ()
    """Other names, earlier names and acronyms."""
    part_of: Annotated[Slug, RefersTo("partner")] | None = None
    """The organisation it belongs to."""
    people: tuple[Named, ...] = ()
    """People in public roles whom the sources name."""
    helped: tuple[Annotated[Slug, RefersTo("intervention")], ...] = ()
    """Summaries whose evidence it helped to make, where a source says so."""
    publications: tuple[ReferenceKey, ...] = ()
    """Studies and reports that it wrote or took part in."""
    website: WebAddress | None = None
    """Its own website."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know, for example where sources spell the name differently."""
    sources: tuple[ReferenceKey, ...] = ()
    """Where we read about it."""
    renamed_from: RenamedFrom = ()


KIND = Kind(
    name="partner",
    plural="partners",
    label="Partner",
    label_plural="Partners",
    about="Organisations that test practice, give evidence or pay for it.",
    model=Partner,
    home=Path(__file__).parent,
    facets=("agency", "region"),
    columns=("title", "agency", "region", "summary"),
    views="evidence_store.kinds.partner.views",
)
