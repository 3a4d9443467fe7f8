"""Who is connected with whom: every link between records, as a graph for those who draw or count networks."""

from evidence_store.catalogue import Catalogue
from evidence_store.pages.data_files import as_json
from evidence_store.pages.page import DataFile

JSON = "data/relations.json"


def relation_file(catalogue: Catalogue) -> DataFile:
    """The links as nodes and links (the node-link form that networkx and d3 read); as a table, `relations.csv`.

    A relation is named by the field that holds it, `body` for the text. An id of a node is `kind/id`.
    """
    linked = {key for link in catalogue.links for key in (link.source, link.target)}
    nodes = [
        {
            "id": "/".join(key),
            "kind": key[0],
            "label": catalogue.label(*key),
            **({"address": entry.address} if catalogue.has_page(entry) else {}),
        }
        for key, entry in catalogue.entries.items()
        if key in linked
    ]
    links = [
        {"source": "/".join(link.source), "target": "/".join(link.target), "relation": link.field}
        for link in catalogue.links
    ]
    return DataFile(JSON, as_json({"directed": True, "multigraph": True, "nodes": nodes, "links": links}))
