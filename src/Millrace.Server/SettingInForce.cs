namespace Millrace.Server;

/// <summary>A setting as it is in force. Immutable.</summary>
/// <param name="Name">Its name, such as <c>--data-dir</c>.</param>
/// <param name="Value">Its value for people; the server masks the secrets in it.</param>
/// <param name="Source">Where it comes from: <c>default</c>, <c>file</c>, <c>environment</c> or <c>command line</c>.</param>
/// <param name="Description">What it is for.</param>
public sealed record SettingInForce(string Name, string Value, string Source, string Description);
