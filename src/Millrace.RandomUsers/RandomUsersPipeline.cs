using Millrace.Pipelines;
using Millrace.Pipelines.Definition;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers.Analytics;
using Millrace.RandomUsers.Transforms;

namespace Millrace.RandomUsers;

/// <summary>The reference pipeline as the engine's definitions: what to fetch, where it flows, what is made of it. Immutable.</summary>
public sealed class RandomUsersPipeline
{
    /// <summary>The schema of the records.</summary>
    public const string Schema = "randomuser/1.4";

    private readonly RandomUsersOptions _options;

    /// <exception cref="PipelineConfigurationException">An option is out of bounds.</exception>
    public RandomUsersPipeline(RandomUsersOptions options)
    {
        options.Validate();
        _options = options;
        Extract = new ExtractOptions
        {
            Keys = options.Nationalities,
            PollInterval = options.PollInterval,
            Window = options.Window,
            ResultsPerRequest = options.ResultsPerRequest,
        };
        Extract.Validate();
        Stream = new StreamOptions { Topic = new TopicOptions { Name = options.Topic }, PartitionKeys = options.Nationalities };
        Stream.Validate();
        Load = new LoadOptions
        {
            Stream = Stream,
            Group = options.Group,
            Target = new CollectionName(options.Database, "raw_users"),
            StateDatabase = options.StateDatabase,
            RouteField = "nat",
            RoutePath = "nat",
            EventIdPath = "login.uuid",
        };
        Load.Validate();
        Transform = new TransformOptions { StateDatabase = options.StateDatabase };
        Analytics = new AnalyticsQueries(options.AnalyticsDatabase, options.Database, options.Nationalities);
        Transforms = UserTransforms.Define(options, Load.Target);
    }

    /// <summary>The whole, with the live API as its source; <see cref="Define"/> gives another.</summary>
    public Pipeline Definition => new()
    {
        Source = DefineSource(UserSource.LiveName, UserSource.LiveAddress, _options.RedactedPaths),
        Extract = Extract,
        Stream = Stream,
        Load = Load,
        Transform = Transform,
        Transforms = Transforms,
    };

    /// <summary>What is asked for, how often and how long; one key a nationality.</summary>
    public ExtractOptions Extract { get; }

    /// <summary>The topic, with one partition a nationality, and its dead letters.</summary>
    public StreamOptions Stream { get; }

    /// <summary>Loading into <c>users.raw_users</c>.</summary>
    public LoadOptions Load { get; }

    /// <summary>How the transforms are run.</summary>
    public TransformOptions Transform { get; }

    /// <summary>The flat collections and the views, in the order in which they must run.</summary>
    public IReadOnlyList<TransformDefinition> Transforms { get; }

    /// <summary>The questions that the views answer.</summary>
    public AnalyticsQueries Analytics { get; }

    /// <summary>The record contract of users from a source.</summary>
    public HttpSourceDefinition Define(UserSource source) => DefineSource(source.Name, source.Address, _options.RedactedPaths);

    /// <summary>The record contract of users from wherever.</summary>
    internal static HttpSourceDefinition DefineSource(string name, Uri address, IReadOnlyList<string> redactedPaths) => new()
    {
        Name = name,
        Schema = Schema,
        BaseAddress = address,
        KeyParameter = "nat",
        CountParameter = "results",
        RecordsPath = "results",
        ErrorPath = "error",
        KeyPath = "nat",
        EventIdPath = "login.uuid",
        RedactedPaths = redactedPaths,
        Contract = UserContract.Contract,
    };
}
