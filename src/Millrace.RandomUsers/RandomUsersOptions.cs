using Millrace.Pipelines;

namespace Millrace.RandomUsers;

/// <summary>Settings of the reference pipeline. Immutable.</summary>
public sealed record RandomUsersOptions
{
    /// <summary>The nationalities that are asked for; a nationality's place in the list is its partition.</summary>
    /// <value>1 to 21 distinct codes of the Random User API, upper-case; default US, UA, CH, AU.</value>
    public IReadOnlyList<string> Nationalities { get; init; } = ["US", "UA", "CH", "AU"];

    /// <summary>The users asked for in one request.</summary>
    /// <value>1 to 5000; default 10.</value>
    public int ResultsPerRequest { get; init; } = 10;

    /// <summary>The time between two requests for a nationality.</summary>
    /// <value>10 ms to 1 day; default 5 seconds.</value>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long each nationality is polled in one run.</summary>
    /// <value>Zero (one request) to 1 day; default 2 minutes.</value>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Where users come from.</summary>
    /// <value><c>live</c>, <c>builtin</c>, an http or https URL, or null: live when it answers, else built in. Default null.</value>
    public string? Source { get; init; }

    /// <summary>The topic of the users; dead letters go to the topic of that name with <c>.dlq</c>.</summary>
    /// <value>Default <c>random_users</c>.</value>
    public string Topic { get; init; } = "random_users";

    /// <summary>The loaders' consumer group.</summary>
    /// <value>Default <c>users</c>.</value>
    public string Group { get; init; } = "users";

    /// <summary>The database of the raw and the flat collections.</summary>
    /// <value>Default <c>users</c>.</value>
    public string Database { get; init; } = "users";

    /// <summary>The database of the views.</summary>
    /// <value>Default <c>analytics</c>.</value>
    public string AnalyticsDatabase { get; init; } = "analytics";

    /// <summary>The database of the engine's own state.</summary>
    /// <value>Default <c>millrace</c>.</value>
    public string StateDatabase { get; init; } = "millrace";

    /// <summary>Members that are removed from every user before anything else sees it.</summary>
    /// <value>Paths such as <c>login.password</c>. Default: the password, its salt and its digests.</value>
    public IReadOnlyList<string> RedactedPaths { get; init; } =
        ["login.password", "login.salt", "login.md5", "login.sha1", "login.sha256"];

    /// <summary>Reads a list of nationalities such as <c>us,UA</c>; <see cref="Validate"/> judges it.</summary>
    public static IReadOnlyList<string> ParseNationalities(string text) =>
        text.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Checks what is particular to this pipeline; the engine's own options check the rest when they are made.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds.</exception>
    public void Validate()
    {
        if (Nationalities.Count == 0 || Nationalities.Distinct().Count() != Nationalities.Count)
            throw new PipelineConfigurationException("The nationalities must be a list of distinct codes, such as US,UA,CH,AU.");
        var known = Api.Nationalities.All.Select(n => n.Code).ToArray();
        if (Nationalities.FirstOrDefault(code => !known.Contains(code)) is { } stranger)
        {
            throw new PipelineConfigurationException(
                $"'{stranger}' is not a nationality of the Random User API; choose from {string.Join(", ", known)}.");
        }

        if (Source is not (null or UserSource.Live or UserSource.BuiltIn) && !IsHttp(Source))
            throw new PipelineConfigurationException($"'{Source}' is not a source; give live, builtin or an http or https URL.");
        string[] databases = [Database, AnalyticsDatabase, StateDatabase];
        if (databases.Distinct(StringComparer.OrdinalIgnoreCase).Count() != databases.Length)
            throw new PipelineConfigurationException("The databases of users, views and state must be three different ones.");
    }

    private static bool IsHttp(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}
