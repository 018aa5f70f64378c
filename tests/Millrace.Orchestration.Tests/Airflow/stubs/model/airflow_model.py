"""A stand-in for Apache Airflow: as much of its model as an exported DAG file uses, so that the file can be imported and asked."""
import subprocess

DAGS = []


class AirflowSkipException(Exception):
    pass


class Asset:
    def __init__(self, name):
        self.name = name

    def __or__(self, other):
        return AnyAsset([self]) | other


class AnyAsset:
    def __init__(self, assets):
        self.assets = assets

    def __or__(self, other):
        return AnyAsset([*self.assets, other])


class Param:
    def __init__(self, default=None, *, description=None, **schema):
        self.default, self.description, self.schema = default, description, schema


class Timetable:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs


class CronDataIntervalTimetable(Timetable):
    pass


class DeltaDataIntervalTimetable(Timetable):
    pass


class DAG:
    KNOWN = {
        "dag_id", "description", "schedule", "start_date", "catchup", "max_active_runs", "max_active_tasks", "dagrun_timeout",
        "is_paused_upon_creation", "tags", "default_args", "params",
    }
    current = None

    def __init__(self, **settings):
        unknown = settings.keys() - self.KNOWN
        assert not unknown, f"DAG takes no {unknown}"
        assert settings["start_date"].tzinfo is not None
        self.settings, self.tasks = settings, []
        DAGS.append(self)

    def __enter__(self):
        DAG.current = self
        return self

    def __exit__(self, *_):
        DAG.current = None


class Chained:
    def __rrshift__(self, others):
        self.upstream += [other.task_id for other in others]
        return self


class BaseOperator(Chained):
    KNOWN = {
        "doc", "retries", "retry_delay", "retry_exponential_backoff", "max_retry_delay", "execution_timeout", "trigger_rule", "pool",
        "pool_slots", "max_active_tis_per_dag", "outlets", "do_xcom_push",
    }

    def __init__(self, *, task_id, **settings):
        unknown = settings.keys() - self.KNOWN
        assert not unknown, f"{type(self).__name__} takes no {unknown}"
        self.task_id, self.settings, self.upstream, self.items = task_id, settings, [], None
        self.output = Output(task_id)
        if DAG.current:
            DAG.current.tasks.append(self)

    @classmethod
    def partial(cls, **settings):
        return Partial(cls, settings)


class Output:
    def __init__(self, task_id):
        self.task_id = task_id


class Partial:
    def __init__(self, operator, settings):
        self.operator, self.settings = operator, settings

    def expand(self, *, item):
        task = self.operator(item=None, **self.settings)
        task.items = item
        return task


class BashOperator(BaseOperator):
    def __init__(self, *, bash_command, env=None, append_env=False, skip_on_exit_code=None, **settings):
        super().__init__(**settings)
        self.bash_command, self.env, self.append_env, self.skip_on_exit_code = bash_command, env, append_env, skip_on_exit_code

    def execute(self, context):
        import os

        environment = {**(os.environ if self.append_env else {}), **(self.env or {})}
        done = subprocess.run(
            ["bash", "-c", self.bash_command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode == self.skip_on_exit_code:
            raise AirflowSkipException
        if done.returncode:
            raise RuntimeError(done.stdout)
        return done.stdout.rstrip("\n").split("\n")[-1]


class DockerOperator(BaseOperator):
    def __init__(self, *, image, command, private_environment, auto_remove, skip_on_exit_code, environment=None, **settings):
        super().__init__(**settings)
        self.image, self.command, self.private_environment, self.environment = image, command, private_environment, environment

    def execute(self, context):
        return b'"done"'


class KubernetesPodOperator(BaseOperator):
    def __init__(self, *, image, cmds, arguments, skip_on_exit_code, env_vars=None, **settings):
        super().__init__(**settings)
        self.image, self.command, self.env_vars = image, [*cmds, *arguments], env_vars

    def execute(self, context):
        return "done"


class V1EnvVar:
    def __init__(self, name, value):
        self.name, self.value = name, value


class BranchMixIn:
    def do_branch(self, context, chosen):
        self.chosen = chosen
        return chosen
