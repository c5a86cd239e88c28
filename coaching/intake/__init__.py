"""Files on their way into the store: read, matched with what is there, written, and told what became of every row."""
