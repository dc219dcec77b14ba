"""What ``import_brief`` does with a file: one module for each kind of file."""
