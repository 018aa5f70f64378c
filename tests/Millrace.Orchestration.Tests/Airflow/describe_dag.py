"""Imports an exported DAG file with the stand-in for Airflow on the path, runs one task, and prints what it found as JSON."""
import importlib.util
import json
import sys
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import airflow_model


def plain(value):
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, airflow_model.Timetable):
        return [type(value).__name__, *map(plain, value.args), *map(plain, value.kwargs.values())]
    if isinstance(value, airflow_model.Asset):
        return value.name
    if isinstance(value, airflow_model.AnyAsset):
        return {"any": [asset.name for asset in value.assets]}
    if isinstance(value, airflow_model.Param):
        return {"default": plain(value.default), **value.schema}
    if isinstance(value, airflow_model.Output):
        return {"output_of": value.task_id}
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    return value


def run(task):
    at = datetime(2026, 3, 1, 10, tzinfo=timezone.utc)
    context = {
        "dag_run": SimpleNamespace(
            run_id="manual__1", logical_date=at, data_interval_start=at, data_interval_end=None, conf={"note": "it's $(false)"}
        ),
        "ti": SimpleNamespace(try_number=2, map_index=-1),
    }
    try:
        return {"result": task.execute(context)}
    except airflow_model.AirflowSkipException:
        return {"skipped": True}
    except RuntimeError as failure:
        return {"failed": str(failure)}


spec = importlib.util.spec_from_file_location("exported", sys.argv[1])
spec.loader.exec_module(importlib.util.module_from_spec(spec))
[dag] = airflow_model.DAGS
print(json.dumps({
    "dag": plain(dag.settings),
    "tasks": {
        task.task_id: {
            "kind": type(task).__name__,
            "settings": plain(task.settings),
            "upstream": task.upstream,
            "items": plain(task.items),
            "command": getattr(task, "command", None) or task.bash_command,
            "run": run(task) if task.task_id in sys.argv[2:] else None,
        }
        for task in dag.tasks
    },
}, separators=(",", ":")))
