using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Transform;

/// <summary>Begins builds beside a target and puts a finished one in its place. Thread-safe.</summary>
/// <remarks>
/// The compare-and-set that sets <see cref="TransformState.Switching"/> decides; the rename and the second compare-and-set follow, by
/// whoever comes next if the first one dies. A build's collection has a name of its own, so a late rename finds nothing to rename.
/// </remarks>
internal sealed class BuildSwitch(TransformStates states, TargetStore store, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>The newest state, after a switchover that somebody did not finish was finished.</summary>
    public async Task<TransformState> SettleAsync(TransformState known, CancellationToken cancellationToken)
    {
        var state = await states.FindAsync(known.Name, cancellationToken) ?? known;
        while (state.Switching is { } next)
        {
            await store.RenameAsync(TargetStore.BesideOf(state.Target, next.Number), state.Target, cancellationToken);
            state = await states.ChangeAsync(state, s => s.EndSwitch(next.Number, timeProvider.GetUtcNow()), cancellationToken)
                ?? await states.FindAsync(known.Name, cancellationToken) ?? known;
        }

        return state;
    }

    /// <summary>Draws a number for a build and makes the collection it fills.</summary>
    public async Task<TransformState> BeginAsync(
        TransformDefinition definition, TransformState known, CancellationToken cancellationToken)
    {
        logger.TransformRebuilding(definition.Name);
        var state = await states.ChangeAsync(
            known, s => (s with { Target = definition.Target }).BeginBuild(timeProvider.GetUtcNow()), cancellationToken);
        var indexes = TargetStore.IndexesOf(definition);
        await store.CreateAsync(TargetStore.BesideOf(definition.Target, state!.Drawn), indexes, cancellationToken);
        return state;
    }

    /// <summary>Puts a finished build in the target's place; false when a build of another process did so meanwhile.</summary>
    public async Task<bool> TrySwitchAsync(TransformState known, Switchover next, CancellationToken cancellationToken)
    {
        var switched = await states.ChangeAsync(known, s => s.BeginSwitch(next), cancellationToken);
        if (switched is null)
        {
            await store.DropAsync(TargetStore.BesideOf(known.Target, next.Number), cancellationToken);
            return false;
        }

        await SettleAsync(switched, cancellationToken);
        await store.DropEarlierAsync(
            known.Target.Database, TargetStore.BesidePrefixOf(known.Target), next.Number, cancellationToken);
        return true;
    }
}
