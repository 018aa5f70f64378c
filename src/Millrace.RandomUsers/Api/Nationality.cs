namespace Millrace.RandomUsers.Api;

/// <summary>
/// How users of one nationality look. Patterns: <c>#</c> a digit, <c>@</c> a digit but 0, <c>?</c> an upper-case letter, <c>d m y</c> two
/// digits of the day, month and year of birth, <c>x</c> the sex (1 male, 2 female), <c>|</c> between alternatives; every other character
/// stands for itself.
/// </summary>
/// <param name="Code">The two-letter code, upper-case.</param>
/// <param name="Country">The country's name, in English.</param>
/// <param name="NameLocales">Bogus locales of names: one is drawn for each user.</param>
/// <param name="CityLocale">Bogus locale of cities and, without <see cref="States"/>, of states.</param>
/// <param name="StreetLocale">Bogus locale of streets.</param>
/// <param name="Postcode">Pattern of the postcode.</param>
/// <param name="PostcodeIsNumber">Whether the API writes the postcode as a JSON number.</param>
/// <param name="Phone">Pattern of the phone number.</param>
/// <param name="Cell">Pattern of the mobile phone's number.</param>
/// <param name="IdName">Name of the national identity number; empty where the API has none.</param>
/// <param name="IdValue">Pattern of the identity number; null where the API has none.</param>
internal sealed record Nationality(
    string Code,
    string Country,
    string[] NameLocales,
    string CityLocale,
    string StreetLocale,
    string Postcode,
    bool PostcodeIsNumber,
    string Phone,
    string Cell,
    string IdName,
    string? IdValue)
{
    /// <summary>States, where Bogus has none of this country.</summary>
    public string[]? States { get; init; }

    /// <summary>Cities, where Bogus has none of this country.</summary>
    public string[]? Cities { get; init; }

    public string[] MaleTitles { get; init; } = ["Mr"];

    public string[] FemaleTitles { get; init; } = ["Ms", "Miss", "Mrs"];
}
