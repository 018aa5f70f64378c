"""Fire times by another cron (croniter) and another time zone library (zoneinfo), after the rule of docs/adr/0012.

Reads lines of JSON: [expression, zone, from, to] with times in seconds since 1970; answers each with a line: the seconds of all fire
times after from and up to to, or null when croniter does not take the expression.
"""
import json
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from croniter import croniter

# No change of clocks that is asked about is larger.
MARGIN = timedelta(hours=3)


def instants(wall, zone, every_hour):
    """A skipped time moves on by as much as the clocks; of two the second counts, or both."""
    first = wall.replace(tzinfo=zone, fold=0).timestamp()
    second = wall.replace(tzinfo=zone, fold=1).timestamp()
    exists = datetime.fromtimestamp(first, zone).replace(tzinfo=None) == wall
    if not exists or first == second:
        return [first]
    return [first, second] if every_hour else [second]


def fires(expression, zone_name, start, end):
    try:
        cron = croniter(expression)
    except (ValueError, KeyError):
        return None
    zone = ZoneInfo(zone_name)
    every_hour = "*" in cron.expanded[1]
    wall = datetime.fromtimestamp(start, zone).replace(tzinfo=None) - MARGIN
    last = datetime.fromtimestamp(end, zone).replace(tzinfo=None) + MARGIN
    cron = croniter(expression, wall)
    found = set()
    while True:
        try:
            wall = cron.get_next(datetime)
        except ValueError:
            break
        if wall > last:
            break
        found.update(t for t in instants(wall, zone, every_hour) if start < t <= end)
    return sorted(int(t) for t in found)


for line in sys.stdin:
    print(json.dumps(fires(*json.loads(line))))
