using Millrace.Bson;

namespace Millrace.Pipelines.Transform;

/// <summary>The stored form of a <see cref="TransformState"/>.</summary>
internal static class TransformStateDocument
{
    public static BsonDocument ToDocument(TransformState state) => new()
    {
        { "_id", state.Name },
        { "revision", state.Revision },
        { "version", state.Version },
        { "target", Name(state.Target) },
        { "sources", new BsonArray(state.Sources.Select(source => (BsonValue)source)) },
        { "drawn", state.Drawn },
        { "build", state.Build },
        { "position", state.Position },
        { "portions", state.Portions },
        { "inputs", state.Inputs.ToArray() },
        { "void", Numbers(state.Void) },
        { "pending", state.Pending is { } portion ? Pending(portion) : BsonValue.Null },
        { "builders", new BsonArray(state.Builders.Select(Building)) },
        { "switching", state.Switching is { } next ? Switching(next) : BsonValue.Null },
        { "updated_at", state.UpdatedAt is { } at ? BsonValue.FromDateTime(at) : BsonValue.Null },
    };

    public static TransformState FromDocument(BsonDocument document) => new()
    {
        Name = document["_id"].AsString,
        Revision = document["revision"].AsInt64,
        Version = document["version"].AsInt32,
        Target = Name(document["target"].AsDocument),
        Sources = [.. document["sources"].AsArray.Select(source => source.AsString)],
        Drawn = document["drawn"].AsInt64,
        Build = document["build"].AsInt64,
        Position = document["position"].AsInt64,
        Portions = document["portions"].AsInt64,
        Inputs = InputPositions.FromArray(document["inputs"].AsArray),
        Void = Numbers(document["void"].AsArray),
        Pending = document["pending"].IsNull ? null : Pending(document["pending"].AsDocument),
        Builders = [.. document["builders"].AsArray.Select(builder => Building(builder.AsDocument))],
        Switching = document["switching"].IsNull ? null : Switching(document["switching"].AsDocument),
        UpdatedAt = document["updated_at"].IsNull ? null : Time(document["updated_at"]),
    };

    private static BsonDocument Name(CollectionName name) => new() { { "db", name.Database }, { "coll", name.Collection } };

    private static CollectionName Name(BsonDocument name) => new(name["db"].AsString, name["coll"].AsString);

    private static BsonDocument Pending(Portion portion) => new()
    {
        { "number", portion.Number }, { "up_to", portion.UpTo.ToArray() }, { "attempts", Numbers(portion.Attempts) },
    };

    private static Portion Pending(BsonDocument portion) => new(
        portion["number"].AsInt64, InputPositions.FromArray(portion["up_to"].AsArray), Numbers(portion["attempts"].AsArray));

    private static BsonValue Building(Builder builder) => new BsonDocument
    {
        { "number", builder.Number }, { "since", BsonValue.FromDateTime(builder.Since) }, { "holds", builder.Holds.ToArray() },
    };

    private static Builder Building(BsonDocument builder) => new(
        builder["number"].AsInt64, Time(builder["since"]), InputPositions.FromArray(builder["holds"].AsArray));

    private static BsonDocument Switching(Switchover next) => new()
    {
        { "number", next.Number }, { "version", next.Version }, { "position", next.Position }, { "inputs", next.Inputs.ToArray() },
    };

    private static Switchover Switching(BsonDocument next) => new(
        next["number"].AsInt64, next["version"].AsInt32, next["position"].AsInt64, InputPositions.FromArray(next["inputs"].AsArray));

    private static BsonArray Numbers(IEnumerable<long> numbers) => new(numbers.Select(number => (BsonValue)number));

    private static IReadOnlyList<long> Numbers(BsonArray numbers) => [.. numbers.Select(number => number.AsInt64)];

    private static DateTimeOffset Time(BsonValue date) => DateTimeOffset.FromUnixTimeMilliseconds(date.AsDateTimeMs);
}
