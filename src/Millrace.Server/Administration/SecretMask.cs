using System.Text.RegularExpressions;

namespace Millrace.Server.Administration;

/// <summary>
/// Takes secrets out of a setting's value before anyone sees it: user and password of an address, what a query or a list of
/// <c>name=value</c> says under a secret's name, and the whole value of a setting that is called like one. Pure; time-bounded.
/// </summary>
public static partial class SecretMask
{
    /// <summary>What stands for a secret.</summary>
    public const string Mask = "•••";

    private const int MostMs = 1000;
    private const string Words =
        "passwords?|passwd|passphrase|pwd|secrets?|tokens?|api[-_.]?keys?|access[-_.]?keys?|private[-_.]?keys?|credentials?|authorization|"
        + "sasl[-_.]?jaas[-_.]?config|cookies?";

    /// <summary>The value without its secrets.</summary>
    /// <param name="name">The setting's name, such as <c>--mongo</c>.</param>
    /// <param name="value">Its value.</param>
    public static string Of(string name, string value)
    {
        if (value.Length == 0)
        {
            return value;
        }

        return SecretName().IsMatch(name)
            ? Mask
            : NamedValue().Replace(UserAndPassword().Replace(value, $"${{before}}{Mask}@"), $"${{before}}{Mask}");
    }

    /// <summary>Whether what is called so is most likely a secret.</summary>
    public static bool IsSecretName(string name) => SecretName().IsMatch(name);

    // Up to the last @ before a path: a password that was not percent-encoded may hold an @ or a slash of its own.
    [GeneratedRegex(
        @"(?<before>[a-z][a-z0-9+.-]*://)[^\s?#,]*@", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: MostMs)]
    private static partial Regex UserAndPassword();

    [GeneratedRegex(
        $@"(?<before>\b[\w.-]*(?:{Words}|\bkey|sig|signature)\w*\s*[=:]\s*)"
            + @"(?:""[^""]*""|'[^']*'|(?:bearer|basic)\s+[^\s&;,""']+|[^\s&;,""']+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: MostMs)]
    private static partial Regex NamedValue();

    [GeneratedRegex(
        $@"(?:^|[^a-z])(?:{Words})(?:$|[^a-z])|(?:Password|Secret|Token|ApiKey|PrivateKey|Passphrase)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: MostMs)]
    private static partial Regex SecretName();
}
