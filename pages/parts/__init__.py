"""How one thing looks everywhere, and what every page starts from."""
