namespace Millrace.Cli.Settings;

/// <summary>A setting from the environment or appsettings.json does not fit; the message is one sentence for the user.</summary>
internal sealed class SettingException(string message, Exception inner) : Exception(message, inner);
