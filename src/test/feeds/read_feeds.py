"""Prints as JSON what feedparser reads in the feeds named; fails where it finds one malformed."""

import calendar
import json
import sys

import feedparser

items = []
for name in sys.argv[1:]:
    feed = feedparser.parse(name)
    if feed.bozo:
        sys.exit(f"{name}: {feed.bozo_exception}")
    for entry in feed.entries:
        items.append(
            {
                "feed": feed.feed.title,
                "id": entry.id,
                "title": entry.title,
                "link": entry.link,
                "author": ", ".join(author.name for author in entry.get("authors", [])),
                "published": calendar.timegm(entry.published_parsed),
                "html": entry.content[0].value,
            }
        )
json.dump(items, sys.stdout)
