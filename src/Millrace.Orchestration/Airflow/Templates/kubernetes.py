

class MillraceTask(KubernetesPodOperator):
    def __init__(self, *, task_id, item=None, **kwargs):
        super().__init__(
            task_id=task_id,
            image=IMAGE,
            cmds=COMMAND,
            arguments=[task_id],
            do_xcom_push=True,
            skip_on_exit_code=99,
            **kwargs,
        )

    def execute(self, context):
        values = {**run_values(context), "MILLRACE__RESULTFILE": "/airflow/xcom/return.json"}
        self.env_vars = [*(self.env_vars or []), *(V1EnvVar(name=name, value=value) for name, value in values.items())]
        return super().execute(context)
