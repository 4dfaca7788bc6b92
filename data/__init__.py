"""The shipped record: CSV files, their sources, loader, checker and importers."""
