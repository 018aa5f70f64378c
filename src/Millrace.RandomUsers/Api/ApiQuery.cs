using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Millrace.RandomUsers.Api;

/// <summary>The parameters of a request. As in the API, what is not understood is left out instead of refused.</summary>
internal sealed record ApiQuery
{
    private const int MaxResults = 5000;
    private const StringSplitOptions SplitOptions = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>How many users: 1 to 5000; anything else means 1.</summary>
    public int Results { get; init; } = 1;

    public int Page { get; init; } = 1;

    /// <summary>The seed asked for, or a new random one.</summary>
    public required string Seed { get; init; }

    /// <summary>The nationalities asked for; empty: any.</summary>
    public IReadOnlyList<Nationality> Nationalities { get; init; } = [];

    /// <summary><c>male</c>, <c>female</c>, or null: both.</summary>
    public string? Gender { get; init; }

    public UserFields Fields { get; init; } = UserFields.All;

    public bool NoInfo { get; init; }

    public PasswordRecipe? Password { get; init; }

    public AnswerFormat Format { get; init; }

    /// <summary>Parses the query string of a request.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="unsupportedFormat">The format asked for, when it is one of the API's that is not made here; else null.</param>
    public static ApiQuery Parse(IQueryCollection query, out string? unsupportedFormat)
    {
        var format = Value(query, "format") ?? Value(query, "fmt");
        unsupportedFormat = format is "xml" or "yaml" ? format : null;
        return new ApiQuery
        {
            Results = int.TryParse(Value(query, "results"), out var results) && results is >= 1 and <= MaxResults ? results : 1,
            Page = int.TryParse(Value(query, "page"), out var page) && page >= 1 ? page : 1,
            Seed = Value(query, "seed") is { Length: > 0 } seed ? seed : RandomNumberGenerator.GetHexString(16, lowercase: true),
            Nationalities = [.. NamedNationalities(query)],
            Gender = Value(query, "gender") is "male" or "female" ? Value(query, "gender") : null,
            Fields = Chosen(query),
            NoInfo = query.ContainsKey("noinfo"),
            Password = Value(query, "password") is { Length: > 0 } recipe ? PasswordRecipe.Parse(recipe) : null,
            Format = format switch
            {
                "pretty" or "prettyjson" => AnswerFormat.Pretty,
                "csv" => AnswerFormat.Csv,
                _ => AnswerFormat.Json,
            },
        };
    }

    // Sorted: their order in the query must not change the answer.
    private static IEnumerable<Nationality> NamedNationalities(IQueryCollection query) =>
        List(query, "nat").Select(RandomUsers.Api.Nationalities.Find).OfType<Nationality>().Distinct().OrderBy(n => n.Code);

    private static UserFields Chosen(IQueryCollection query)
    {
        var included = query.ContainsKey("inc") ? Named(query, "inc") : UserFields.All;
        return included & ~Named(query, "exc");
    }

    private static UserFields Named(IQueryCollection query, string parameter)
    {
        var fields = UserFields.None;
        foreach (var name in List(query, parameter))
        {
            // Enum.TryParse would take numbers as well.
            if (!char.IsAsciiDigit(name[0]) && Enum.TryParse<UserFields>(name, ignoreCase: true, out var field))
                fields |= field;
        }

        return fields;
    }

    private static string? Value(IQueryCollection query, string parameter) =>
        query.TryGetValue(parameter, out var values) ? values[^1] : null;

    private static IEnumerable<string> List(IQueryCollection query, string parameter) =>
        query[parameter].SelectMany(value => value is null ? [] : value.Split(',', SplitOptions));
}
