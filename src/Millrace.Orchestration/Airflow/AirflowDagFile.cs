using System.Globalization;
using System.Text;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Airflow;

/// <summary>
/// Writes a DAG as a Python file for Apache Airflow 2.9 or newer and Airflow 3: the same ids, schedule, data intervals, start, catchup,
/// limits, retries, timeouts, trigger rules, pools, datasets and dependencies. Each task calls <c>millrace tasks run</c>. Not written:
/// notifiers, which are C# methods. Thread-safe.
/// </summary>
public sealed class AirflowDagFile
{
    /// <summary>From when a DAG without a start date may run in Airflow, which must have one.</summary>
    private static readonly DateTimeOffset SomePastDay = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dag _dag;
    private readonly AirflowExportOptions _options;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    private AirflowDagFile(Dag dag, AirflowExportOptions options)
    {
        _dag = dag;
        _options = options;
        foreach (var task in dag.Tasks)
        {
            _variables[task.Id] = PythonText.Variable(task.Id, _variables.Values);
        }
    }

    /// <summary>The name of a DAG's file.</summary>
    public static string NameOf(Dag dag) => $"{dag.Id}.py";

    /// <summary>The file's text: ASCII, lines ended by a line feed.</summary>
    /// <exception cref="ArgumentException">The options do not fit together.</exception>
    public static string Write(Dag dag, AirflowExportOptions options)
    {
        options.Validate();
        var file = new AirflowDagFile(dag, options);
        file.WriteAll();
        return file._text.ToString();
    }

    private bool HasBranch => _dag.Tasks.Any(task => task.Kind == TaskKind.Branch);

    private bool HasAssets => _dag.Schedule is DatasetSchedule || _dag.Tasks.Any(task => task.Produces.Count > 0);

    private void WriteAll()
    {
        Line($"# Made by 'millrace dags export' from the C# DAG {_dag.Id}: change that and export again instead of editing this file.");
        Line("# For Airflow 2.9 or newer and Airflow 3. A task is a call of 'millrace tasks run'. What Millrace needs to reach Kafka and");
        Line("# MongoDB comes from MILLRACE__... variables of the environment it runs in.");
        WriteImports();
        Line();
        Line($"COMMAND = {PythonText.Of([_options.Command, "tasks", "run", _dag.Id])}");
        if (_options.Image is { } image && _options.Operator != AirflowOperator.Bash)
        {
            Line($"IMAGE = {PythonText.Of(image)}");
        }

        _text.Append(Template("run"));
        _text.Append(Template(_options.Operator.ToString().ToLowerInvariant()));
        _text.Append(HasBranch ? Template("branch") : "");
        Line();
        Line();
        WriteDag();
    }

    private static string Template(string name)
    {
        using var stream = typeof(AirflowDagFile).Assembly.GetManifestResourceStream($"Airflow.{name}.py")!;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return reader.ReadToEnd();
    }

    private void WriteImports()
    {
        Line("import json");
        Line(_options.Operator switch
        {
            AirflowOperator.Bash => "import shlex",
            AirflowOperator.Docker => "import os",
            _ => null,
        });
        Line("from datetime import datetime, timedelta, timezone");
        Line();
        WriteSdkImports();
        switch (_options.Operator)
        {
            case AirflowOperator.Docker:
                Line("from airflow.providers.docker.operators.docker import DockerOperator");
                break;
            case AirflowOperator.Kubernetes:
                Line("from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator");
                Line("from kubernetes.client import V1EnvVar");
                break;
            default:
                Import("airflow.providers.standard.operators.bash", "airflow.operators.bash", "BashOperator");
                break;
        }

        if (HasBranch)
        {
            Import("airflow.providers.standard.operators.branch", "airflow.operators.branch", "BranchMixIn");
        }

        if (TimetableName() is { } timetable)
        {
            Line($"from airflow.timetables.interval import {timetable}");
        }
    }

    private void WriteSdkImports()
    {
        List<string> names = ["DAG"];
        names.AddRange(HasAssets ? ["Asset"] : []);
        names.AddRange(_dag.Params.Count > 0 ? ["Param"] : []);
        Line("try:");
        Line($"    from airflow.sdk import {string.Join(", ", names)}");
        Line("except ImportError:  # Airflow 2");
        Line("    from airflow import DAG");
        Line(HasAssets ? "    from airflow.datasets import Dataset as Asset" : null);
        Line(_dag.Params.Count > 0 ? "    from airflow.models.param import Param" : null);
    }

    private void Import(string module, string before, string name)
    {
        Line("try:");
        Line($"    from {module} import {name}");
        Line("except ImportError:  # Airflow 2");
        Line($"    from {before} import {name}");
    }

    private string? TimetableName() => _dag.Schedule switch
    {
        CronSchedule => "CronDataIntervalTimetable",
        IntervalSchedule => "DeltaDataIntervalTimetable",
        _ => null,
    };

    private void WriteDag()
    {
        Line("with DAG(");
        Line($"    dag_id={PythonText.Of(_dag.Id)},");
        Argument("description", _dag.Description.Length > 0, PythonText.Of(_dag.Description));
        Line($"    schedule={ScheduleText()},");
        Line($"    start_date={PythonText.Of(StartDate())},");
        Line($"    catchup={PythonText.Of(_dag.Catchup == Catchup.All)},{CatchupRemark()}");
        Line($"    max_active_runs={_dag.MaxActiveRuns},");
        Line($"    max_active_tasks={_dag.MaxActiveTasks},");
        Argument("dagrun_timeout", _dag.RunTimeout is not null, PythonText.Of(_dag.RunTimeout.GetValueOrDefault()));
        Argument("is_paused_upon_creation", _dag.PausedAtFirst, "True");
        Argument("tags", _dag.Tags.Count > 0, PythonText.Of(_dag.Tags));
        Argument("default_args", _dag.Owner.Length > 0, $"{{\"owner\": {PythonText.Of(_dag.Owner)}}}");
        WriteParams();
        Line("):");
        foreach (var task in _dag.Tasks)
        {
            WriteTask(task);
        }

        foreach (var task in _dag.Tasks.Where(task => task.Upstream.Count > 0))
        {
            Line($"    [{string.Join(", ", task.Upstream.Select(id => _variables[id]))}] >> {_variables[task.Id]}");
        }
    }

    private string ScheduleText() => _dag.Schedule switch
    {
        CronSchedule cron => $"CronDataIntervalTimetable({PythonText.Of(cron.Expression)}, timezone={PythonText.Of(cron.TimeZone)})",
        IntervalSchedule interval => $"DeltaDataIntervalTimetable({PythonText.Of(interval.Interval)})",
        OnceSchedule or ContinuousSchedule => PythonText.Of(_dag.Schedule.Summary),
        DatasetSchedule { Condition: DatasetCondition.All } all => $"[{string.Join(", ", all.Datasets.Select(AssetText))}]",
        DatasetSchedule { Datasets.Count: 1 } one => $"[{AssetText(one.Datasets[0])}]",
        DatasetSchedule any => $"({string.Join(" | ", any.Datasets.Select(AssetText))})",
        _ => "None",
    };

    private static string AssetText(Dataset dataset) => $"Asset({PythonText.Of(dataset.Name)})";

    private DateTimeOffset StartDate() =>
        _dag.StartDate ?? (_dag.Schedule is IntervalSchedule ? DateTimeOffset.UnixEpoch : SomePastDay);

    private string CatchupRemark() => _dag.Catchup == Catchup.None && _dag.Schedule.IsTimed
        ? "  # Airflow still runs the latest interval once when the DAG is unpaused; Millrace does not"
        : "";

    private void WriteParams()
    {
        if (_dag.Params.Count == 0)
        {
            return;
        }

        Line("    params={");
        foreach (var param in _dag.Params)
        {
            var schema = new List<string>();
            if (!param.IsRequired)
            {
                schema.Add(PythonText.Of(param.Default));
            }

            schema.Add($"type={TypeOf(param.Type)}");
            schema.AddRange(param.Type == ParamType.Timestamp ? ["format=\"date-time\""] : []);
            schema.AddRange(param.Min is { } min ? [$"minimum={PythonText.Of(min)}"] : []);
            schema.AddRange(param.Max is { } max ? [$"maximum={PythonText.Of(max)}"] : []);
            schema.AddRange(param.Allowed.Count > 0 ? [$"enum={PythonText.Of(param.Allowed)}"] : []);
            schema.AddRange(param.Description.Length > 0 ? [$"description={PythonText.Of(param.Description)}"] : []);
            Line($"        {PythonText.Of(param.Name)}: Param({string.Join(", ", schema)}),");
        }

        Line("    },");
    }

    private static string TypeOf(ParamType type) => type switch
    {
        ParamType.Integer => "\"integer\"",
        ParamType.Number => "\"number\"",
        ParamType.Boolean => "\"boolean\"",
        ParamType.Json => "[\"object\", \"array\"]",
        _ => "\"string\"",
    };

    private void WriteTask(TaskDefinition task)
    {
        var name = task.Kind == TaskKind.Branch ? "MillraceBranch" : "MillraceTask";
        var mapped = task.Kind == TaskKind.Mapped;
        Line($"    {_variables[task.Id]} = {name}{(mapped ? ".partial" : "")}(");
        Line($"        task_id={PythonText.Of(task.Id)},");
        var retry = task.Retry;
        TaskArgument("doc", task.Description.Length > 0, PythonText.Of(task.Description));
        Line($"        retries={retry.Retries.ToString(CultureInfo.InvariantCulture)},");
        TaskArgument("retry_delay", retry.Retries > 0, PythonText.Of(retry.Delay));
        TaskArgument("retry_exponential_backoff", retry is { Retries: > 0, Backoff: RetryBackoff.Exponential }, "True");
        TaskArgument("max_retry_delay", retry is { Retries: > 0, Backoff: RetryBackoff.Exponential }, PythonText.Of(retry.MaxDelay));
        TaskArgument("execution_timeout", task.ExecutionTimeout is not null, PythonText.Of(task.ExecutionTimeout.GetValueOrDefault()));
        TaskArgument("trigger_rule", task.TriggerRule != TriggerRule.AllSuccess, PythonText.Of(TriggerRuleName.Of(task.TriggerRule)));
        TaskArgument("pool", task.Pool is not null, PythonText.Of(task.Pool ?? ""));
        TaskArgument("pool_slots", task.PoolSlots > 1, task.PoolSlots.ToString(CultureInfo.InvariantCulture));
        TaskArgument("max_active_tis_per_dag", task.MaxActive is not null, $"{task.MaxActive}");
        TaskArgument("outlets", task.Produces.Count > 0, $"[{string.Join(", ", task.Produces.Select(AssetText))}]");
        Line(mapped ? $"    ).expand(item={ItemsOf(task)})" : "    )");
    }

    private string ItemsOf(TaskDefinition task) => task.MapSource is { } source
        ? $"{_variables[source]}.output"
        : $"[{string.Join(", ", task.Items.Select(PythonText.Of))}]";

    private void TaskArgument(string name, bool wanted, string value)
    {
        if (wanted)
        {
            Line($"        {name}={value},");
        }
    }

    private void Argument(string name, bool wanted, string value)
    {
        if (wanted)
        {
            Line($"    {name}={value},");
        }
    }

    private void Line() => _text.Append('\n');

    /// <summary>A line, or none.</summary>
    private void Line(string? text)
    {
        if (text is not null)
        {
            _text.Append(text).Append('\n');
        }
    }
}
