using Microsoft.AspNetCore.OpenApi;

namespace Millrace.Server.Hosting;

/// <summary>The OpenAPI documents: one for what Airflow has too, one for the rest.</summary>
internal static class ApiDocuments
{
    // Airflow writes these in capitals.
    private static readonly string[] Capitals =
    [
        "DagResponse", "DagCollectionResponse", "DagDetailsResponse", "DagRunResponse", "DagRunCollectionResponse", "DagRunClearBody",
        "DagRunPatchBody", "DagRunsBatchBody", "DagSourceResponse", "DagTagCollectionResponse", "DagWarningResponse",
        "DagWarningCollectionResponse", "DagPatchBody", "DagVersionCollectionResponse",
    ];

    public static void Add(IServiceCollection services)
    {
        services.AddOpenApi("airflow", options => Describe(
            options, "Millrace: the part of Apache Airflow's REST API v2 that it has",
            path => path.StartsWith("api/v2", StringComparison.Ordinal)
                || path.StartsWith("auth/", StringComparison.Ordinal)));
        services.AddOpenApi("millrace", options => Describe(
            options, "Millrace", path => path.StartsWith("api/millrace", StringComparison.Ordinal)));
    }

    private static void Describe(OpenApiOptions options, string title, Func<string, bool> includes)
    {
        options.ShouldInclude = description => description.RelativePath is { } path && includes(path);
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name
            ? Capitals.Contains(name) ? "DAG" + name[3..] : name
            : null;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = title;
            document.Info.Version = Security.LoginEndpoints.Version;
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }
}
