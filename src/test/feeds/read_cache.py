"""Prints as JSON the items in newsboat's cache."""

import json
import sqlite3
import sys

fields = ["feed", "id", "title", "link", "author", "published", "html"]
cache = sqlite3.connect(sys.argv[1])
rows = cache.execute("SELECT feedurl, guid, title, url, author, pubDate, content FROM rss_item")
json.dump([dict(zip(fields, row)) for row in rows], sys.stdout)
