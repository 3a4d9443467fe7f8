"""Summaries side by side: a page that arranges what each summary brings along as a small script of its own."""
