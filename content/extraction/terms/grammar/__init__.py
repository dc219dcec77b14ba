"""What noun phrases look like that name a term or explain one."""
