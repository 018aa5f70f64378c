using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Pipelines;
using Millrace.Pipelines.Definition;
using Millrace.RandomUsers;

namespace Millrace.Cli.Hosting;

/// <summary>The pipeline of a run: the reference pipeline, or the one of a file.</summary>
/// <param name="Pipeline">The definitions, with what the command line changes in them.</param>
/// <param name="Users">The reference pipeline; null when a file takes its place.</param>
internal sealed record ChosenPipeline(Pipeline Pipeline, RandomUsersPipeline? Users)
{
    /// <summary>What the settings choose.</summary>
    /// <exception cref="PipelineConfigurationException">An option or the file is wrong.</exception>
    public static ChosenPipeline By(CommandContext context, RandomUsersOptions options)
    {
        var file = context.Offers(KnownSettings.Pipeline) ? context.Find(KnownSettings.Pipeline) : null;
        if (file is null)
        {
            var users = new RandomUsersPipeline(options);
            return new ChosenPipeline(WithCompression(context, users.Definition), users);
        }

        RefuseReferenceOptions(context);
        var pipeline = WithCompression(context, PipelineFile.Read(file));
        pipeline = pipeline with
        {
            Source = context.Offers(KnownSettings.Source) && context.Find(KnownSettings.Source) is { } source
                ? pipeline.Source with { BaseAddress = AddressOf(source) }
                : pipeline.Source,
            Extract = pipeline.Extract with
            {
                Window = context.GivenOr(KnownSettings.Window, pipeline.Extract.Window),
                PollInterval = context.GivenOr(KnownSettings.Interval, pipeline.Extract.PollInterval),
            },
        };
        pipeline.Validate();
        return new ChosenPipeline(pipeline, Users: null);
    }

    private static Pipeline WithCompression(CommandContext context, Pipeline pipeline) =>
        context.Offers(KnownSettings.Compression) && context.Find(KnownSettings.Compression) is { } compression
            ? pipeline with { Stream = pipeline.Stream with { Compression = compression } }
            : pipeline;

    // Ignoring them would look as if they had done something.
    private static void RefuseReferenceOptions(CommandContext context)
    {
        (string Name, bool IsGiven)[] options =
        [
            ("--nationalities", KnownSettings.Nationalities.IsOnCommandLine(context.Parsed)),
            ("--results", KnownSettings.Results.IsOnCommandLine(context.Parsed)),
            ("--topic", KnownSettings.Topic.IsOnCommandLine(context.Parsed)),
            ("--group", KnownSettings.Group.IsOnCommandLine(context.Parsed)),
        ];
        if (options.FirstOrDefault(option => option.IsGiven).Name is { } option)
        {
            throw new PipelineConfigurationException($"{option} is for the reference pipeline; a pipeline file says it itself.");
        }
    }

    private static Uri AddressOf(string source) => source is UserSource.Live or UserSource.BuiltIn
        ? throw new PipelineConfigurationException($"--source {source} is for the reference pipeline; with a pipeline file give a URL.")
        : new Uri(source);
}
