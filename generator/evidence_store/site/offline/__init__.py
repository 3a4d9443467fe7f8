"""The offline copy: the whole site in one zip that works from a memory stick, and can be checked."""
