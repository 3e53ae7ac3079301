"""Tests of Niên Biểu; the folders mirror those of `generator/`."""
