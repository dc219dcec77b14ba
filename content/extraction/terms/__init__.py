"""Terms of a text: what tells one, and where it is defined."""
