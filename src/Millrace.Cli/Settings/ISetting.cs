using System.CommandLine;

namespace Millrace.Cli.Settings;

/// <summary>A setting whatever its type: what a command needs to offer it.</summary>
internal interface ISetting
{
    /// <summary>Its name in the environment (after <c>MILLRACE__</c>) and in appsettings.json (below <c>Millrace</c>).</summary>
    string Key { get; }

    /// <summary>The option on the command line.</summary>
    Option Option { get; }
}
