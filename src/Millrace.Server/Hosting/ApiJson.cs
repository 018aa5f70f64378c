using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Millrace.Bson;

namespace Millrace.Server.Hosting;

/// <summary>How the API writes and reads JSON: camelCase, but Airflow's shapes in snake_case. Stateless.</summary>
internal static class ApiJson
{
    // Stored documents nest to 180 levels, and Extended JSON adds some for types.
    private const int MaxDepth = 400;

    private const string AirflowShapes = "Millrace.Server.Airflow.Shapes";

    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        options.Converters.Add(new InstantConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(UseSnakeCase);
        return options;
    }

    /// <summary>A BSON value as relaxed Extended JSON.</summary>
    public static JsonNode? NodeOf(BsonValue value) =>
        value.IsMissing || value.IsNull ? null : JsonNode.Parse(
            ExtendedJson.Write(value, ExtendedJsonMode.Relaxed), documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth });

    /// <summary>A JSON object as BSON, Extended JSON understood.</summary>
    public static BsonDocument DocumentOf(JsonObject? json) =>
        json is null ? [] : ExtendedJson.ParseDocument(json.ToJsonString());

    private static void UseSnakeCase(JsonTypeInfo type)
    {
        if (type.Type.Namespace == AirflowShapes)
        {
            foreach (var property in type.Properties)
            {
                property.Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            }
        }
    }
}
