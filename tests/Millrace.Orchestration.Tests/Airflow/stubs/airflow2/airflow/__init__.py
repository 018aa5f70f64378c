from airflow_model import DAG  # noqa: F401
