using System.Text.Json.Nodes;

namespace Millrace.RandomUsers.Tests;

/// <summary>The users of the recorded fixture: a man and a woman of each of the 21 nationalities.</summary>
public static class RecordedUsers
{
    public static IReadOnlyList<JsonObject> All { get; } = Read();

    public static string FixturePath(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    private static JsonObject[] Read()
    {
        var answer = JsonNode.Parse(File.ReadAllBytes(FixturePath("users.json")))!;
        return [.. answer["results"]!.AsArray().Select(user => user!.AsObject())];
    }
}
