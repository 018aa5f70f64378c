from airflow_model import BashOperator  # noqa: F401
