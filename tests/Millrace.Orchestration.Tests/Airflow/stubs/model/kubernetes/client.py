from airflow_model import V1EnvVar  # noqa: F401
