

class MillraceTask(DockerOperator):
    def __init__(self, *, task_id, item=None, **kwargs):
        super().__init__(
            task_id=task_id,
            image=IMAGE,
            command=[*COMMAND, task_id],
            private_environment={name: value for name, value in os.environ.items() if name.startswith("MILLRACE__")},
            auto_remove="success",
            skip_on_exit_code=99,
            **kwargs,
        )

    def execute(self, context):
        self.environment = run_values(context)
        line = super().execute(context)
        return result_of(line.decode() if isinstance(line, bytes) else line)
