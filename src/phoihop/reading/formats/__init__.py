"""One module for each format: bytes in, text with layout out. None of them knows what the text means."""
