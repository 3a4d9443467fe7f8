"""What a check found as a page to read, keep and print."""
