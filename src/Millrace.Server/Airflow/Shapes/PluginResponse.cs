namespace Millrace.Server.Airflow.Shapes;

/// <summary>A plugin. There are none; the members are for those who read the list.</summary>
internal sealed record PluginResponse(
    string Name,
    string Source,
    IReadOnlyList<string> Macros,
    IReadOnlyList<string> FlaskBlueprints,
    IReadOnlyList<string> FastapiApps,
    IReadOnlyList<string> FastapiRootMiddlewares,
    IReadOnlyList<string> ExternalViews,
    IReadOnlyList<string> ReactApps,
    IReadOnlyList<string> AppbuilderViews,
    IReadOnlyList<string> AppbuilderMenuItems,
    IReadOnlyList<string> GlobalOperatorExtraLinks,
    IReadOnlyList<string> OperatorExtraLinks,
    IReadOnlyList<string> Listeners,
    IReadOnlyList<string> Timetables);
