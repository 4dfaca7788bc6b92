"""Polls: public questions about one category, who will win or who should, and members' votes."""
