"""Where the web editor saves, and which hosts it may talk to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from evidence_store.site.web_editor.packages import NoEditor

_HOSTS: Mapping[str, tuple[str, ...]] = {
    "github": ("https://api.github.com", "https://avatars.githubusercontent.com"),
    "gitlab": ("https://gitlab.com",),
}
"""The hosts whose editor can make a request of every entry, and where they answer unless the centre says otherwise."""
_ADDRESSES = ("api_root", "graphql_api_root", "base_url")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that the editor saves into."""

    backend: dict[str, Any]
    """In the editor's own words."""
    hosts: tuple[str, ...]
    """The only origins, beside the site's own, that the page may reach."""


def repository(repo_url: str, settings: Mapping[str, Any], folder: str) -> Repository:
    """What `repo_url` of `mkdocs.yml` names, with the centre's own `settings` of the editor's backend.

    Without an address it is `folder`, on the same computer. Raises NoEditor where the host is not known.
    """
    url = urlsplit(repo_url)
    known = [name for name in _HOSTS if name in (url.hostname or "github")]
    name = str(settings.get("name") or next(iter(known), ""))
    if name not in _HOSTS:
        raise NoEditor(
            f"the web editor saves into repositories of GitHub and GitLab, and {repo_url} does not say which it is: "
            "write `web_editor: {name: gitlab}` below the plugin in mkdocs.yml"
        )
    path = url.path.strip("/").removesuffix(".git") or f"this-computer/{folder}"
    own = name == "gitlab" and url.hostname not in (None, "gitlab.com")
    backend = {
        "name": name,
        "repo": path,
        **({"api_root": f"https://{url.netloc}/api/v4"} if own else {}),
        # Without a service of the centre's own, signing in would go by way of a stranger's.
        **({} if "base_url" in settings or "app_id" in settings else {"auth_methods": ["token"]}),
        **settings,
    }
    named = [_origin(str(backend[key])) for key in _ADDRESSES if key in backend]
    return Repository(backend, tuple(dict.fromkeys([*(() if own else _HOSTS[name]), *named])))


def file_view(repo_url: str, content: str) -> str | None:
    """What leads from `repo_url` to the files of the content folder; None where the host is unknown.

    `HEAD` is the main branch, whatever it is called. Both hosts show a file with a button to edit it.
    """
    views = {"github": "blob/HEAD", "gitlab": "-/blob/HEAD"}
    host = urlsplit(repo_url).hostname or ""
    return next((f"{view}/{content}/" for name, view in views.items() if name in host), None)


def _origin(address: str) -> str:
    url = urlsplit(address)
    return f"{url.scheme}://{url.netloc}"
