"""The web editor: forms in the browser that save into the repository, by the free program Sveltia CMS."""
