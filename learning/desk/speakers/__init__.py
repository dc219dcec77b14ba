"""Who makes a statement: named beside it, asked for where words may mean several, or a body."""
