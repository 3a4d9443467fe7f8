"""The settings of the web editor: what it can edit, and where it saves. Derived from the kinds of content."""

from collections.abc import Sequence
from typing import Any

import yaml

from evidence_store.catalogue import Catalogue
from evidence_store.records.fields import MAX_ID, SLUG_PATTERN
from evidence_store.records.form_fields import FormField, form_fields, name_field
from evidence_store.records.kind import Kind
from evidence_store.site.web_editor.places import LISTS, place
from evidence_store.site.web_editor.tables import table_forms
from evidence_store.site.web_editor.widgets import ITEMS, Widget, summary, widgets

_ID = FormField(
    "id",
    "line",
    label="Id",
    help="A short name in lower case. Other records use it, so it never changes.",
    required=True,
    pattern=SLUG_PATTERN,
    examples=("kinship-care",),
)


def editor_config(catalogue: Catalogue, content: str, backend: dict[str, Any], name: str) -> dict[str, Any]:
    """The whole of it. `content` is the content folder as the repository names it, `name` the store's."""
    kinds = catalogue.kinds
    folders = [
        collection
        for kind in kinds
        if not kind.file and not kind.nested
        for collection in (_folder(kind, content, kinds), *table_forms(kind, content, _by_name(kinds)))
    ]
    pages = [_pages(kind, content, catalogue) for kind in kinds if kind.nested]
    return {
        "backend": backend,
        # Every saved entry is a pull request: somebody else reads it, and the check runs, before it is published.
        "publish_mode": "editorial_workflow",
        "app_title": f"{name}: editor",
        "media_folder": f"{content}/images",
        "public_folder": "/images",
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": MAX_ID},
        # Nothing is written for a field that was left empty.
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_size": 2, "indent_sequences": True}},
        "collections": [*folders, *pages, _lists(content, kinds)],
    }


def as_yaml(config: dict[str, Any]) -> str:
    """The settings as the editor reads them."""
    return yaml.dump(config, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False, width=120)


class _WithoutAliases(yaml.SafeDumper):
    """Writes what stands twice twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _folder(kind: Kind, content: str, kinds: Sequence[Kind]) -> dict[str, Any]:
    """Records that are a file each. The id is the file's name: it is chosen once, when a record is new."""
    title = name_field(kind)
    taken = "|".join(kind.taken)
    return {
        "name": place(kind, "")[0],
        "label": kind.label_plural,
        "label_singular": kind.label,
        **({"description": kind.about} if kind.about else {}),
        "folder": f"{content}/{kind.plural}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": title,
        "summary": f"{{{{{title}}}}}",
        "slug": {
            "template": f"{{{{{title}}}}}",
            "editable": ["create"],
            "hint": "The last part of the page's address. It is permanent.",
            "pattern": [
                SLUG_PATTERN.replace("^", f"^(?!(?:{taken})$)", 1),
                f"Use lower-case letters, digits and hyphens, and none of: {', '.join(kind.taken)}.",
            ],
        },
        "fields": [*widgets(form_fields(kind.model), _by_name(kinds)), _body(kind)],
    }


def _pages(kind: Kind, content: str, catalogue: Catalogue) -> dict[str, Any]:
    """The plain pages that there are. A new one needs its place in the navigation, and so a change of `mkdocs.yml`."""
    fields = [*widgets(form_fields(kind.model), _by_name(catalogue.kinds)), _body(kind)]
    files = [
        {
            "name": place(kind, entry.id)[1],
            "label": getattr(entry.record, name_field(kind)),
            "file": f"{content}/{entry.source.path}",
            "fields": fields,
        }
        for entry in catalogue.of(kind.name)
    ]
    return {
        "name": place(kind, "")[0],
        "label": kind.label_plural,
        "format": "yaml-frontmatter",
        "files": files,
    }


def _lists(content: str, kinds: Sequence[Kind]) -> dict[str, Any]:
    """Files with a list of records: the vocabulary, the bibliography."""
    files = [
        {
            "name": kind.name,
            "label": kind.label_plural,
            "file": f"{content}/{kind.file}",
            "format": "yaml",
            "fields": [_items(kind, kinds)],
        }
        for kind in kinds
        if kind.file
    ]
    return {"name": LISTS, "label": "Words and sources", "files": files}


def _items(kind: Kind, kinds: Sequence[Kind]) -> Widget:
    fields = (_ID, *form_fields(kind.model))
    return {
        "name": ITEMS,
        "label": kind.label_plural,
        "label_singular": kind.label,
        "widget": "list",
        "root": True,
        "collapsed": True,
        **summary(fields),
        "fields": widgets(fields, _by_name(kinds)),
    }


def _body(kind: Kind) -> Widget:
    """The text below the fields, as it stands in the file.

    An editor of formatted text writes all of it anew, and changes what nobody has touched.
    """
    made: Widget = {
        "name": "body",
        "label": "Text",
        "widget": "markdown",
        "modes": ["raw"],
        "required": False,
    }
    if kind.sections:
        said = " ".join(f"{section.heading} {section.help}" for section in kind.sections)
        made["hint"] = f"Markdown, below these headings: {said}"
        made["default"] = "\n\n".join(f"## {section.heading}" for section in kind.sections) + "\n"
    else:
        made["hint"] = "Markdown. The title stands above it; headings begin with ##."
    return made


def _by_name(kinds: Sequence[Kind]) -> dict[str, Kind]:
    return {kind.name: kind for kind in kinds}
