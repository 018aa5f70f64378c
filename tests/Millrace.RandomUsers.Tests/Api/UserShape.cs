using System.Text.Json;

namespace Millrace.RandomUsers.Tests.Api;

/// <summary>The leaves of a JSON value in order: path and type, e.g. <c>location.postcode Number</c>.</summary>
public static class UserShape
{
    public static IReadOnlyList<string> Of(JsonElement user) => [.. Leaves(user, "")];

    private static IEnumerable<string> Leaves(JsonElement value, string path) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}"))
        : [$"{path} {value.ValueKind}"];
}
