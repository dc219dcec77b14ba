"""What the blocks of a text are made from: lines, labels, and words that a line's end cuts."""
