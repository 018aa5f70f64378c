from airflow_model import DAG, Asset, Param  # noqa: F401
