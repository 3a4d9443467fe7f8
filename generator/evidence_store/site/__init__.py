"""Stage 6: pages -> a folder that opens in a browser."""
