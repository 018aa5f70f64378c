from airflow_model import CronDataIntervalTimetable, DeltaDataIntervalTimetable  # noqa: F401
