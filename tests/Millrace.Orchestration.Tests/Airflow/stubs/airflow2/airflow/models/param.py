from airflow_model import Param  # noqa: F401
