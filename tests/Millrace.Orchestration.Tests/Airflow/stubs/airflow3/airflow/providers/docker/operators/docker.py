from airflow_model import DockerOperator  # noqa: F401
