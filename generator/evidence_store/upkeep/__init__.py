"""What needs looking after though nobody has changed it: links, sources and reviews. Asked for, never in a build."""
