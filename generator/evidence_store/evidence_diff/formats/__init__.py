"""One file for each way of writing an evidence diff."""
