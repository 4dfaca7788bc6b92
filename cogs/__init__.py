"""The features people see: one file or package each."""
