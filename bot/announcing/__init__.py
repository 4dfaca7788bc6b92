"""Announcing, undoing, voiding and settling results, and what that does to contests and polls; each is one
transaction.
"""
