"""League: a district's workers' basketball league and cup, from the first registration to the last cup.

Importing this package brings nothing along: the rules of each room work without Flask and without a database.
"""
