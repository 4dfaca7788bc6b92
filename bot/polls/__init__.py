"""Public questions about one category, who will win or who should, and members' answers to them."""
