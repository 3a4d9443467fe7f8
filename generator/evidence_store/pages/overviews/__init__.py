"""Pages across summaries: by outcome, by group of people, the evidence gap map, the glossary."""
