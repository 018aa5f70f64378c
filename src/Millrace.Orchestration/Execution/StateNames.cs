namespace Millrace.Orchestration.Execution;

/// <summary>States and types as Airflow writes them: <c>up_for_retry</c>, <c>dataset_triggered</c>.</summary>
public static class StateNames
{
    private static readonly Dictionary<TaskState, string> TaskNames = Names<TaskState>();
    private static readonly Dictionary<RunState, string> RunNames = Names<RunState>();
    private static readonly Dictionary<RunType, string> TypeNames = Names<RunType>();

    /// <summary>The state's name.</summary>
    public static string Of(TaskState state) => TaskNames[state];

    /// <summary>The state's name.</summary>
    public static string Of(RunState state) => RunNames[state];

    /// <summary>The type's name.</summary>
    public static string Of(RunType type) => TypeNames[type];

    /// <summary>The task state of that name, or null.</summary>
    public static TaskState? ToTaskState(string name) => Find(TaskNames, name);

    /// <summary>The run state of that name, or null.</summary>
    public static RunState? ToRunState(string name) => Find(RunNames, name);

    /// <summary>The run type of that name, or null.</summary>
    public static RunType? ToRunType(string name) => Find(TypeNames, name);

    private static T? Find<T>(Dictionary<T, string> names, string name)
        where T : struct, Enum
    {
        foreach (var (value, text) in names)
        {
            if (text == name)
            {
                return value;
            }
        }

        return null;
    }

    private static Dictionary<T, string> Names<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => value, value => Snake(value.ToString()));

    private static string Snake(string name) => string.Concat(name.Select((letter, index) =>
        char.IsUpper(letter) ? (index > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
