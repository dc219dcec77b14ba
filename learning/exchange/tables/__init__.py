"""Tables of questions and of people: with commas, with tabs, and from Excel."""
