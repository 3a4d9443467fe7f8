"""Who is connected with whom: every link between records, as a graph for those who draw or count networks."""

from evidence_store.catalogue import Catalogue
from evidence_store.pages.json_parts import list_parts, object_parts
from evidence_store.pages.page import DataFile

JSON = "data/relations.json"


def relation_file(catalogue: Catalogue) -> DataFile:
    """The links as nodes and links (the node-link form that networkx and d3 read); as a table, `relations.csv`.

    A relation is named by the field that holds it, `body` for the text. An id of a node is `kind/id`.
    """
    linked = {key for link in catalogue.links for key in (link.source, link.target)}
    nodes = (
        {
            "id": "/".join(key),
            "kind": key[0],
            "label": catalogue.label(*key),
            **({"address": entry.address} if catalogue.has_page(entry) else {}),
        }
        for key, entry in catalogue.entries.items()
        if key in linked
    )
    links = (
        {"source": "/".join(link.source), "target": "/".join(link.target), "relation": link.field}
        for link in catalogue.links
    )
    graph = {"directed": True, "multigraph": True}
    return DataFile(
        JSON, object_parts(graph, [("nodes", list_parts(nodes, 1)), ("links", list_parts(links, 1))])
    )
