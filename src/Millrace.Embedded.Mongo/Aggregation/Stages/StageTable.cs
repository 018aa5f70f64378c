using System.Collections.Frozen;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>All stages by name, those that the store refuses included.</summary>
internal static class StageTable
{
    private static readonly FrozenDictionary<string, Func<BsonValue, StageContext, IPipelineStage>> All =
        new Dictionary<string, Func<BsonValue, StageContext, IPipelineStage>>
        {
            ["$bucket"] = BucketStage.Compile,
            ["$bucketAuto"] = BucketAutoStage.Compile,
            ["$changeStream"] = Refused((ErrorCode)40573, "The $changeStream stage is only supported on replica sets"),
            ["$collStats"] = Statistics("$collStats"),
            ["$count"] = CountStage.Compile,
            ["$currentOp"] = Statistics("$currentOp"),
            ["$documents"] = DocumentsStage.Compile,
            ["$facet"] = FacetStage.Compile,
            ["$geoNear"] = GeoNearStage.Compile,
            ["$graphLookup"] = Refused(ErrorCode.CommandNotSupported, "$graphLookup is not supported by this store"),
            ["$group"] = GroupStage.Compile,
            ["$indexStats"] = Statistics("$indexStats"),
            ["$limit"] = LimitStage.Compile,
            ["$listLocalSessions"] = Statistics("$listLocalSessions"),
            ["$listSessions"] = Statistics("$listSessions"),
            ["$lookup"] = LookupStage.Compile,
            ["$match"] = MatchStage.Compile,
            ["$merge"] = MergeStage.Compile,
            ["$out"] = OutStage.Compile,
            ["$sample"] = SampleStage.Compile,
            ["$skip"] = SkipStage.Compile,
            ["$sort"] = SortStage.Compile,
            ["$sortByCount"] = SortByCountStage.Compile,
            ["$unionWith"] = UnionWithStage.Compile,
            ["$unwind"] = UnwindStage.Compile,
        }.ToFrozenDictionary();

    /// <summary>The stages that updates may use too.</summary>
    private static readonly FrozenDictionary<string, Func<BsonValue, ExpressionScope, TransformStage>> Transforms =
        new Dictionary<string, Func<BsonValue, ExpressionScope, TransformStage>>
        {
            ["$addFields"] = (specification, scope) => AddFieldsStage.Compile("$addFields", specification, scope),
            ["$project"] = ProjectStage.Compile,
            ["$replaceRoot"] = ReplaceRootStage.CompileRoot,
            ["$replaceWith"] = ReplaceRootStage.CompileWith,
            ["$set"] = (specification, scope) => AddFieldsStage.Compile("$set", specification, scope),
            ["$unset"] = UnsetStage.Compile,
        }.ToFrozenDictionary();

    /// <summary>Compiles one stage: a document with the stage's name as its only field.</summary>
    /// <exception cref="CommandException">40323: not one field; 40324: unknown; or the stage may not stand there.</exception>
    public static IPipelineStage Compile(BsonValue stage, StageContext context)
    {
        var (name, specification) = Read(stage);
        if (Transforms.TryGetValue(name, out var transform))
        {
            return transform(specification, context.Scope);
        }

        if (!All.TryGetValue(name, out var compile))
        {
            throw Unknown(name);
        }

        var compiled = compile(specification, context);
        CheckPlace(name, compiled, context);
        return compiled;
    }

    /// <summary>Compiles a stage of an update.</summary>
    /// <exception cref="CommandException">As <see cref="Compile"/>; 72: the stage is not for updates.</exception>
    public static TransformStage CompileTransform(BsonValue stage, ExpressionScope scope)
    {
        var (name, specification) = Read(stage);
        if (Transforms.TryGetValue(name, out var compile))
        {
            return compile(specification, scope);
        }

        throw All.ContainsKey(name)
            ? new CommandException(ErrorCode.InvalidOptions, $"{name} is not allowed to be used within an update")
            : Unknown(name);
    }

    private static BsonElement Read(BsonValue stage)
    {
        if (stage.Type != BsonType.Document)
        {
            throw new CommandException(ErrorCode.TypeMismatch, "Each element of the 'pipeline' array must be an object");
        }

        return stage.AsDocument.Count == 1
            ? stage.AsDocument.GetAt(0)
            : throw new CommandException((ErrorCode)40323, "A pipeline stage specification object must contain exactly one field.");
    }

    private static CommandException Unknown(string name) => new(ErrorCode.Location40324, $"Unrecognized pipeline stage name: '{name}'");

    private static void CheckPlace(string name, IPipelineStage stage, StageContext context)
    {
        if (stage is ISourceStage)
        {
            if (context.Place == PipelinePlace.Facet)
            {
                throw new CommandException((ErrorCode)40600, $"{name} is not allowed to be used within a $facet stage");
            }

            if (context.Index != 0)
            {
                throw new CommandException((ErrorCode)40602, $"{name} is only valid as the first stage in a pipeline");
            }
        }

        if (stage is not (MergeStage or OutStage))
        {
            return;
        }

        if (context.Place != PipelinePlace.TopLevel)
        {
            throw new CommandException(
                (ErrorCode)(context.Place == PipelinePlace.Facet ? 40600 : 51047), $"{name} is not allowed within a nested pipeline");
        }

        if (context.Index != context.Count - 1)
        {
            throw new CommandException((ErrorCode)40601, $"{name} can only be the final stage in the pipeline");
        }
    }

    private static Func<BsonValue, StageContext, IPipelineStage> Refused(ErrorCode code, string reason)
        => (_, _) => throw new CommandException(code, reason);

    private static Func<BsonValue, StageContext, IPipelineStage> Statistics(string name)
        => (specification, context) => new StatisticsStage(name, specification, context.Store);
}
