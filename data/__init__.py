"""The shipped record: facts as files, their sources, loader, checker and importer."""
