using System.Text.Json.Nodes;
using Millrace.Orchestration.Dags;
using Millrace.Server.Hosting;

namespace Millrace.Server.Airflow;

/// <summary>A DAG's parameters as Airflow and as the trigger form want them.</summary>
internal static class ParamShapes
{
    /// <summary>Airflow's: name → value, JSON schema, description.</summary>
    public static JsonObject AirflowOf(Dag dag)
    {
        var all = new JsonObject();
        foreach (var param in dag.Params)
        {
            all[param.Name] = new JsonObject
            {
                ["value"] = ApiJson.NodeOf(param.Default),
                ["description"] = param.Description.Length > 0 ? param.Description : null,
                ["schema"] = SchemaOf(param),
            };
        }

        return all;
    }

    public static string TypeOf(ParamDefinition param) => param.Type switch
    {
        ParamType.Integer => "integer",
        ParamType.Number => "number",
        ParamType.Boolean => "boolean",
        ParamType.Json => param.Default.IsArray ? "array" : "object",
        _ => "string",
    };

    private static JsonObject SchemaOf(ParamDefinition param)
    {
        var schema = new JsonObject { ["type"] = TypeOf(param) };
        if (param.Type == ParamType.Timestamp)
        {
            schema["format"] = "date-time";
        }

        if (param.Min is { } least)
        {
            schema["minimum"] = least;
        }

        if (param.Max is { } most)
        {
            schema["maximum"] = most;
        }

        if (param.Allowed.Count > 0)
        {
            schema["enum"] = new JsonArray([.. param.Allowed.Select(value => (JsonNode)value)]);
        }

        return schema;
    }
}
