namespace Millrace.Cli.Doctor;

/// <summary>How a thing is that <c>millrace doctor</c> checked.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Some commands will not work as they stand.</summary>
    Warning,

    /// <summary>Nothing that needs it will work.</summary>
    Bad,
}
