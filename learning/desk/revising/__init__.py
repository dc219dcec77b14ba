"""A new version of the text of a brief: it waits, is decided on, and replaces the old one."""
