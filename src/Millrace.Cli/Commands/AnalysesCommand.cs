namespace Millrace.Cli.Commands;

/// <summary><c>millrace analyses</c>: questions to the views.</summary>
internal sealed class AnalysesCommand : System.CommandLine.Command
{
    public AnalysesCommand()
        : base("analyses", "Ask the demographic, geographic and time zone views.")
    {
        Add(new AnalysesDemographicsCommand());
        Add(new AnalysesGeolocationCommand());
        Add(new AnalysesTimeZonesCommand());
    }
}
