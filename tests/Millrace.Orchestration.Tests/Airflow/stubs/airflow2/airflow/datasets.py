from airflow_model import Asset as Dataset  # noqa: F401
