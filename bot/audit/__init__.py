"""The audit log of each server: who did what, and when; append-only."""
