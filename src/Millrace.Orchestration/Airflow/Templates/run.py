

def run_values(context):
    # What 'millrace tasks run' must know of the run, as variables: nothing that a user types into a trigger form reaches a shell.
    run, task = context["dag_run"], context["ti"]
    values = {
        "RUNID": run.run_id,
        "LOGICALDATE": run.logical_date,
        "DATAINTERVALSTART": run.data_interval_start,
        "DATAINTERVALEND": run.data_interval_end,
        "TRYNUMBER": task.try_number,
        "MAPINDEX": task.map_index,
        "CONF": json.dumps(run.conf or {}),
    }
    return {
        f"MILLRACE__{name}": value.isoformat() if isinstance(value, datetime) else str(value)
        for name, value in values.items()
        if value is not None
    }


def result_of(line):
    # The last line that a task prints is its result as JSON.
    try:
        return json.loads(line) if line else None
    except ValueError:
        return line
