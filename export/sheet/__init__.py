"""The one page for the last evening before an interview, as text, Markdown or a page to print."""
