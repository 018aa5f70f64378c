from airflow_model import BranchMixIn  # noqa: F401
