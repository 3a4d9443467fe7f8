"""Words of the glossary, found in running text and explained where they stand."""
