

class MillraceTask(BashOperator):
    def __init__(self, *, task_id, item=None, **kwargs):
        super().__init__(
            task_id=task_id,
            bash_command=shlex.join(["exec", *COMMAND, task_id]) + " ",
            append_env=True,
            skip_on_exit_code=99,
            **kwargs,
        )

    def execute(self, context):
        self.env = run_values(context)
        return result_of(super().execute(context))
