using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Millrace.Server.Hosting;

/// <summary>
/// The OpenAPI documents: one for what Airflow has too, one for the rest. The framework makes them from the endpoints, which takes 60 MB
/// that a process does not get back; so a test does it, and the server has the files.
/// </summary>
internal static class ApiDocuments
{
    /// <summary>Where they are.</summary>
    public const string Path = "/openapi/{documentName}.json";

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

    /// <summary>Answers with the documents that came with the build.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, (string documentName) =>
        typeof(ApiDocuments).Assembly.GetManifestResourceStream($"{documentName}.json") is { } document
            ? Results.Stream(document, "application/json;charset=utf-8")
            : throw ApiException.NotFound($"There is no document {documentName}; the documents are airflow and millrace."))
        .ExcludeFromDescription();

    private static void Describe(OpenApiOptions options, string title, Func<string, bool> includes)
    {
        options.ShouldInclude = description => description.RelativePath is { } path && includes(path);
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name
            ? Capitals.Contains(name) ? "DAG" + name[3..] : name
            : null;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            DescribeScalar(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = title;
            document.Info.Version = Security.LoginEndpoints.Version;
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }

    /// <summary>The framework does not see through converters of times, nor that numbers are finite in practice.</summary>
    private static void DescribeScalar(OpenApiSchema schema, Type type)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        JsonSchemaType? described = scalar == typeof(double) ? JsonSchemaType.Number
            : scalar == typeof(DateTimeOffset) ? JsonSchemaType.String
            : null;
        if (described is { } json)
        {
            schema.AnyOf = null;
            schema.Type = scalar == type ? json : json | JsonSchemaType.Null;
        }
    }
}
