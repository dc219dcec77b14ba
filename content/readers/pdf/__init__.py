"""Reads PDF files with text: characters, then lines, columns, paragraphs."""
