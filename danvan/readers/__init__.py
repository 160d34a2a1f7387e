"""Paper in: bytes of a file become blocks of text with their place."""
