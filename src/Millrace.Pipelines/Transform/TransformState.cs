namespace Millrace.Pipelines.Transform;

/// <summary>
/// How far a transform has come. A pure state machine: a method gives the state after a step, or null when the step is not allowed
/// (any more); <see cref="TransformStates"/> stores it by compare-and-set. Immutable.
/// </summary>
/// <remarks>
/// Attempts and builds draw numbers from one counter. Every document of a target bears in <c>portion</c> the number of the attempt or
/// build that wrote it. A number at or below <see cref="Position"/> counts unless it is void.
/// </remarks>
internal sealed record TransformState
{
    /// <summary>Void numbers are remembered up to so many; it takes that many crashes to forget one.</summary>
    private const int MaxVoid = 1000;

    /// <summary>How long a build may take; after that it no longer holds the load journal and must not switch over.</summary>
    public static readonly TimeSpan MaxBuildTime = TimeSpan.FromHours(24);

    public required string Name { get; init; }

    /// <summary>Counts the changes; 0 when nothing is stored yet.</summary>
    public long Revision { get; init; }

    /// <summary>The version of the definition that the target was built by.</summary>
    public int Version { get; init; }

    public required CollectionName Target { get; init; }

    /// <summary>The raw collections that the transform follows; none of a view.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The last number drawn.</summary>
    public long Drawn { get; init; }

    /// <summary>The build that the target came from; 0 before the first.</summary>
    public long Build { get; init; }

    /// <summary>The last finished portion.</summary>
    public long Position { get; init; }

    /// <summary>How many portions were finished since the build.</summary>
    public long Portions { get; init; }

    /// <summary>Where the inputs stand.</summary>
    public InputPositions Inputs { get; init; } = InputPositions.None;

    /// <summary>Numbers of attempts that did not count: overtaken, cut off by a crash, or of an earlier build.</summary>
    public IReadOnlyList<long> Void { get; init; } = [];

    public Portion? Pending { get; init; }

    public IReadOnlyList<Builder> Builders { get; init; } = [];

    public Switchover? Switching { get; init; }

    /// <summary>When a portion or a build was last finished; null before.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Draws a number for something that leaves no other trace.</summary>
    public TransformState Draw() => this with { Drawn = Drawn + 1 };

    /// <summary>A build begins and draws its number. It holds the whole journal until it has said what it needs.</summary>
    public TransformState BeginBuild(DateTimeOffset now) => Draw() with
    {
        Builders = [.. Builders.Where(builder => now - builder.Since < MaxBuildTime), new Builder(Drawn + 1, now, InputPositions.None)],
    };

    /// <summary>A build says what it needs of the journal.</summary>
    public TransformState? Hold(long build, InputPositions inputs) => Builders.All(builder => builder.Number != build)
        ? null
        : this with { Builders = [.. Builders.Select(builder => builder.Number == build ? builder with { Holds = inputs } : builder)] };

    /// <summary>A finished build takes the target's place, unless another one began later and has done so.</summary>
    public TransformState? BeginSwitch(Switchover next) =>
        Switching is not null || Builders.All(builder => builder.Number != next.Number)
            ? null
            : this with { Switching = next, Pending = null, Void = Voided(Pending?.Attempts ?? []) };

    /// <summary>The build is in the target's place.</summary>
    public TransformState? EndSwitch(long build, DateTimeOffset now) => Switching is not { } done || done.Number != build
        ? null
        : this with
        {
            Version = done.Version,
            Build = done.Number,
            Position = done.Position,
            Inputs = done.Inputs,
            Portions = 0,
            Builders = [],
            Switching = null,
            UpdatedAt = now,
        };

    /// <summary>Joins the pending portion, or begins this one when the state is still the one it was chosen by.</summary>
    public TransformState? BeginAttempt(TransformState seen, InputPositions upTo)
    {
        if (Switching is not null || Build != seen.Build || Position != seen.Position)
        {
            return null;
        }

        var portion = Pending ?? new Portion(Drawn + 1, upTo, []);
        return Draw() with { Pending = portion with { Attempts = [.. portion.Attempts, Drawn + 1] } };
    }

    /// <summary>The first attempt to finish counts; the others become void.</summary>
    public TransformState? Finish(long attempt, DateTimeOffset now) => Pending is not { } portion || !portion.Attempts.Contains(attempt)
        ? null
        : this with
        {
            Position = attempt,
            Portions = Portions + 1,
            Inputs = portion.UpTo,
            Void = Voided(portion.Attempts.Where(other => other != attempt)),
            Pending = null,
            UpdatedAt = now,
        };

    private IReadOnlyList<long> Voided(IEnumerable<long> more) => [.. Void.Concat(more).TakeLast(MaxVoid)];
}
