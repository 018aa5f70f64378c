namespace Millrace.Cli.Settings;

/// <summary>The settings of a command that runs tasks of the pipeline.</summary>
internal static class TaskSettings
{
    /// <summary>Where things are, what is run and how, in the order of help.</summary>
    public static ISetting[] All { get; } =
    [
        KnownSettings.DataDir,
        KnownSettings.Kafka,
        KnownSettings.Mongo,
        KnownSettings.Pipeline,
        KnownSettings.Source,
        KnownSettings.Nationalities,
        KnownSettings.Results,
        KnownSettings.Interval,
        KnownSettings.Window,
        KnownSettings.Every,
        KnownSettings.Topic,
        KnownSettings.Compression,
        KnownSettings.Group,
        KnownSettings.BatchSize,
    ];
}
