"""Tables: text with delimiters, workbooks, SQLite."""
