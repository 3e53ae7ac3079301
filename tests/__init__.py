"""Tests of Niên Biểu; the folders mirror those of `generator/`."""

import os
import sys

# Compiled modules and templates are kept, as they are where the product is used: what is run starts faster.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
