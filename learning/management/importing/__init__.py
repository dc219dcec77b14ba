"""What commands that import do with a file: one module for each kind of file."""
