"""Whom articles name: found in each article by itself, then one ledger for the folder."""
