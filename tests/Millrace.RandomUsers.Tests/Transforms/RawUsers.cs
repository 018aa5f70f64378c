using System.Text.Json.Nodes;

namespace Millrace.RandomUsers.Tests.Transforms;

/// <summary>
/// The users that transforms are tried on: recorded ones, made ones of the four nationalities, and ones whose parts are malformed in
/// every way that the rules let through.
/// </summary>
public static class RawUsers
{
    public static readonly DateTimeOffset ExtractedAt = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);

    private static readonly (string Path, string Value)[] Malformations =
    [
        ("name.title", "null"),
        ("name.title", "\"\""),
        ("name.title", "\"Dr\""),
        ("location", "{}"),
        ("location.street", "\"Main St 1\""),
        ("location.postcode", "null"),
        ("location.postcode", "\"  0815 \""),
        ("location.coordinates", "[]"),
        ("location.coordinates.latitude", "\"north\""),
        ("location.coordinates.latitude", "\"\""),
        ("location.coordinates.latitude", "\"90.0001\""),
        ("location.coordinates.latitude", "90"),
        ("location.coordinates.latitude", "\"-90.0000\""),
        ("location.coordinates.longitude", "null"),
        ("location.coordinates.longitude", "\"-180.5\""),
        ("location.coordinates.longitude", "180"),
        ("location.coordinates.longitude", "{\"degrees\":1}"),
        ("location.timezone", "null"),
        ("location.timezone.offset", "\"\""),
        ("location.timezone.offset", "\"east\""),
        ("location.timezone.offset", "\"+5\""),
        ("location.timezone.offset", "[\"+5:00\"]"),
        ("location.timezone.offset", "\"-0:30\""),
        ("dob", "null"),
        ("dob", "[1]"),
        ("dob.date", "\"yesterday\""),
        ("registered.date", "\"\""),
        ("picture", "null"),
        ("email", "null"),
    ];

    public static async Task<IReadOnlyList<RawUser>> MakeAsync()
    {
        await using var source = await Sources.BuiltInAsync();
        using var client = new HttpClient();
        var answer = JsonNode.Parse(await client.GetStringAsync(new Uri(source.Address, "?results=1500&seed=transforms&nat=us,ua,ch,au")))!;
        var users = answer["results"]!.AsArray().Select(u => u!.AsObject()).ToList();
        for (var i = 0; i < Malformations.Length; i++)
            Replace(users[i], Malformations[i].Path, Malformations[i].Value);
        users.AddRange(RecordedUsers.All);
        return [.. users.Select(u => new RawUser(u["login"]!["uuid"]!.GetValue<string>(), u, ExtractedAt))];
    }

    private static void Replace(JsonObject user, string path, string value)
    {
        var names = path.Split('.');
        var parent = names.SkipLast(1).Aggregate(user, (node, name) => node[name]!.AsObject());
        parent[names[^1]] = JsonNode.Parse(value);
    }
}
