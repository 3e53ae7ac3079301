"""Niên Biểu: a folder of saved news articles becomes a chronological web site."""
