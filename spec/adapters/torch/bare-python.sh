#!/bin/sh
# A Python without its site packages.
exec python3 -S "$@"
