"""The figures that the product is judged by, printed by `make measure`: one file for each figure.

Real articles with known answers stand in `../shared`, beside the repository; where they are absent, what is
measured on articles of our own (`own.py`) is all that can be said.
"""
