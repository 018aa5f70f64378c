from airflow_model import KubernetesPodOperator  # noqa: F401
