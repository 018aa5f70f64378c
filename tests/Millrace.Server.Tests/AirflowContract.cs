using System.Globalization;
using System.Text.Json;

namespace Millrace.Server.Tests;

/// <summary>
/// A strict reader of Airflow's answers, driven by the facts of its published OpenAPI document (Fixtures/airflow-contract.json): what
/// is required must be there and not null, types and formats must fit, enums have no other values, and nothing is there that a generated
/// client does not know.
/// </summary>
internal static class AirflowContract
{
    private static readonly JsonElement Facts =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "airflow-contract.json"))).RootElement;

    /// <summary>Operations by method and path, the names in the path left out.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Operations { get; } = Facts.GetProperty("operations").EnumerateObject()
        .ToDictionary(item => WithoutNames(item.Name), item => item.Value, StringComparer.Ordinal);

    /// <summary>Schemas by name.</summary>
    public static JsonElement Schemas { get; } = Facts.GetProperty("schemas");

    public static string WithoutNames(string operation) =>
        string.Join('/', operation.Split('/').Select(part => part.StartsWith('{') ? "{}" : part));

    /// <summary>Asserts that a value is as a schema says.</summary>
    public static void Check(JsonElement value, string schema, string where)
    {
        if (!Schemas.TryGetProperty(schema, out var shape))
        {
            return;
        }

        if (shape.TryGetProperty("enum", out var allowed))
        {
            Assert.Contains(value.GetString(), allowed.EnumerateArray().Select(name => name.GetString()));
            return;
        }

        Assert.True(value.ValueKind == JsonValueKind.Object, $"{where} is {value.ValueKind}, not an object");
        var properties = shape.GetProperty("properties");
        var members = value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        foreach (var required in shape.GetProperty("required").EnumerateArray().Select(name => name.GetString()!))
        {
            Assert.True(members.ContainsKey(required), $"{where} has no {required}");
        }

        foreach (var (name, member) in members)
        {
            if (properties.TryGetProperty(name, out var property))
            {
                CheckMember(member, property, $"{where}.{name}");
            }
            else
            {
                // Lines of a log may have more; everything else is as published.
                Assert.True(schema == "StructuredLogMessage", $"{where} has a member that Airflow does not know: {name}");
            }
        }
    }

    private static void CheckMember(JsonElement member, JsonElement property, string where)
    {
        if (member.ValueKind == JsonValueKind.Null)
        {
            Assert.True(property.TryGetProperty("nullable", out _), $"{where} is null");
            return;
        }

        if (property.TryGetProperty("ref", out var reference))
        {
            Check(member, reference.GetString()!, where);
            return;
        }

        if (property.TryGetProperty("type", out var type))
        {
            Assert.True(Fits(member, type.GetString()!), $"{where} is {member.GetRawText()}, not of type {type}");
        }

        if (property.TryGetProperty("format", out var format))
        {
            var text = member.GetString()!;
            Assert.True(
                format.GetString() == "uuid"
                    ? Guid.TryParse(text, out _)
                    : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && text.Contains('T'),
                $"{where} is '{text}', no {format}");
        }

        if (property.TryGetProperty("items", out var items))
        {
            foreach (var item in member.EnumerateArray())
            {
                Check(item, items.GetString()!, where + "[]");
            }
        }
    }

    private static bool Fits(JsonElement value, string type) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };
}
