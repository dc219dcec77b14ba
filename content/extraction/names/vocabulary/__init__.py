"""Lists of words by which names of people, posts and bodies are told."""
