#!/usr/bin/env python3
"""Draws an audit sample again: audit-draw.py SEED < list.csv   (both from GET /v1/audit-draws/{auditDrawId})"""
import csv, hashlib, sys
rows, strata = list(csv.DictReader(sys.stdin)), {}
drawn = [row["cycle"] for row in rows if row["forced"] == "yes"]
for row in rows:
    if row["forced"] == "no":
        strata.setdefault(row["stratum"], []).append(row)
for free in strata.values():
    free.sort(key=lambda row: hashlib.sha256(f"{sys.argv[1]}:{row['cycle']}".encode()).hexdigest())
    drawn += [row["cycle"] for row in free[: -(-len(free) * int(free[0]["rate"]) // 10000)]]
print(*sorted(drawn, key=int), sep="\n")
