"""A contest's slate on paper: what the sheets say, where it stands on the pages, and the PDF."""
