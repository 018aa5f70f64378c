using Bogus;
using static Bogus.DataSets.Name;

namespace Millrace.RandomUsers.Api;

/// <summary>Names of one Bogus locale, drawn once: a request then only indexes arrays, which is fast and safe from any thread.</summary>
internal sealed record NamePool(PersonName[] MaleFirst, PersonName[] FemaleFirst, PersonName[] MaleLast, PersonName[] FemaleLast)
{
    public static NamePool Load(string locale)
    {
        var names = new Bogus.DataSets.Name(locale) { Random = new Randomizer(Vocabulary.DrawSeed) };
        return new NamePool(
            Draw(locale, () => names.FirstName(Gender.Male)),
            Draw(locale, () => names.FirstName(Gender.Female)),
            Draw(locale, () => names.LastName(Gender.Male)),
            Draw(locale, () => names.LastName(Gender.Female)));
    }

    private static PersonName[] Draw(string locale, Func<string> next) =>
        [.. Vocabulary.DrawDistinct(next).Select(name => new PersonName(name, MailForm(name, locale)))];

    // The API's addresses hold lower-case ASCII letters, digits and apostrophes only, whatever the script of the name.
    private static string MailForm(string name, string locale)
    {
        var ascii = Transliterater.Translate(name, locale).ToLowerInvariant();
        var kept = string.Concat(ascii.Where(c => char.IsAsciiLetterOrDigit(c) || c == '\''));
        return kept.Length > 0 ? kept : "user";
    }
}
