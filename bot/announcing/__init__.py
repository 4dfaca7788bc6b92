"""What an envelope does to contests and polls: announce, undo, void and settle, in one transaction each."""
