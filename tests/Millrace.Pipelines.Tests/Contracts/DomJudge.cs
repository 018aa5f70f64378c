using System.Text.Json;
using Millrace.Pipelines.Contracts;

namespace Millrace.Pipelines.Tests.Contracts;

/// <summary>Says the same as the contract judge in another way: each field by itself, over a document.</summary>
internal static class DomJudge
{
    /// <summary>Whether a record is as a contract of the policy discard-row wants it; unknown fields are not judged.</summary>
    public static bool Accepts(IReadOnlyList<ContractField> fields, JsonElement record) =>
        fields.All(field => Holds(fields, field, record, field.Path.Split('.'), 0));

    private static bool Holds(IReadOnlyList<ContractField> fields, ContractField field, JsonElement parent, string[] path, int depth)
    {
        var members = parent.EnumerateObject().Where(member => member.NameEquals(path[depth])).Select(member => member.Value).ToList();
        var isLeaf = depth == path.Length - 1;
        var isExcused = !field.Required || (!isLeaf && Enumerable.Range(depth + 1, path.Length - depth - 1).Any(length =>
            fields.Any(other => !other.Required && other.Path == string.Join('.', path.Take(length)))));
        if (members.Count == 0)
        {
            return isExcused;
        }

        return members.All(value => isLeaf
            ? Fits(field, value)
            : value.ValueKind switch
            {
                JsonValueKind.Null => isExcused,
                JsonValueKind.Object => Holds(fields, field, value, path, depth + 1),
                JsonValueKind.Array => Elements(value).All(element =>
                    element.ValueKind == JsonValueKind.Object && Holds(fields, field, element, path, depth + 1)),
                _ => false,
            });
    }

    private static IEnumerable<JsonElement> Elements(JsonElement array) => array.EnumerateArray().SelectMany(element =>
        element.ValueKind == JsonValueKind.Array ? Elements(element) : [element]);

    private static bool Fits(ContractField field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => field.Nullable,
        JsonValueKind.String => IsOf(field, ContractTypes.String)
            && (field.MinLength is not { } least || value.GetString()!.EnumerateRunes().Count() >= least)
            && (field.Allowed is null || field.Allowed.Contains(value.GetString())),
        JsonValueKind.Number => (IsOf(field, ContractTypes.Number) || (IsOf(field, ContractTypes.Integer) && IsWhole(value.GetRawText())))
            && !(value.GetDouble() < field.Minimum) && !(value.GetDouble() > field.Maximum),
        JsonValueKind.True or JsonValueKind.False => IsOf(field, ContractTypes.Boolean),
        JsonValueKind.Object => IsOf(field, ContractTypes.Object),
        JsonValueKind.Array => IsOf(field, ContractTypes.Array)
            && (field.MinLength is not { } least || value.GetArrayLength() >= least),
        _ => false,
    };

    private static bool IsOf(ContractField field, ContractTypes type) => (field.Types & type) != ContractTypes.None;

    private static bool IsWhole(string number) => number.All(c => char.IsAsciiDigit(c) || c == '-');
}
