"""What tells that a content cannot be asked about without its text."""
