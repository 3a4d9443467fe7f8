"""Figures as plain data for SVG templates: every coordinate worked out here, none in a template."""
