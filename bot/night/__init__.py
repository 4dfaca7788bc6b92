"""What an envelope does to contests: announce, undo, void and settle, in one transaction each."""
