using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>
/// $geoNear: the documents of the collection from the nearest to the farthest, with their distance. Needs a 2dsphere index.
/// </summary>
internal sealed class GeoNearStage : ISourceStage
{
    private static readonly string[] Names =
    [
        "near", "distanceField", "maxDistance", "minDistance", "distanceMultiplier", "query", "spherical", "includeLocs", "key",
        "uniqueDocs",
    ];

    private readonly IAggregationContext _store;
    private readonly string _collection;
    private readonly string[] _distanceField;
    private readonly string[]? _locationField;
    private readonly double _multiplier;

    private GeoNearStage(BsonValue[] given, StageContext context)
    {
        _store = context.Store;
        _collection = context.Collection
            ?? throw new CommandException(ErrorCode.InvalidNamespace, "$geoNear needs a collection");
        _distanceField = PathOf("distanceField", given[1], (ErrorCode)16606);
        _locationField = given[7].IsMissing ? null : PathOf("includeLocs", given[7], (ErrorCode)16607);
        _multiplier = given[4].IsMissing ? 1 : NearOperands.Distance("distanceMultiplier", given[4], ErrorCode.TypeMismatch);
        if (!given[5].IsMissing && !given[5].IsDocument) throw new CommandException(ErrorCode.TypeMismatch, "query must be an object");
        Filter = given[5].IsMissing ? [] : given[5].AsDocument;
        if (NearOperands.Mentions(Filter))
            throw new CommandException(ErrorCode.BadValue, "the query of $geoNear may not have another $near");
        Matcher.Compile(Filter, context.Scope);
        Near = ReadNear(given, context);
    }

    /// <summary>The search.</summary>
    public NearQuery Near { get; }

    /// <summary>The conditions beside it.</summary>
    public BsonDocument Filter { get; }

    public static GeoNearStage Compile(BsonValue specification, StageContext context)
    {
        if (!specification.IsDocument)
            throw new CommandException((ErrorCode)10065, "$geoNear takes an object");
        Refuse(specification.AsDocument, "collation", 40227, "; give the collation to the whole aggregation");
        Refuse(specification.AsDocument, "limit", 50858, " any more; use a $limit stage");
        Refuse(specification.AsDocument, "num", 50857, " any more; use a $limit stage");
        Refuse(specification.AsDocument, "start", 50856, " any more");
        if (!specification.AsDocument.ContainsKey("near"))
            throw new CommandException((ErrorCode)5860400, "$geoNear requires a 'near' argument");
        if (!specification.AsDocument.ContainsKey("distanceField"))
            throw new CommandException((ErrorCode)16605, "$geoNear requires a 'distanceField' option as a String");
        return new GeoNearStage(StageOptions.Read("$geoNear", specification, Names, ErrorCode.BadValue), context);
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        foreach (NearDocument found in _store.ReadNearest(_store.DatabaseName, _collection, Near, Filter))
        {
            BsonDocument document = DottedPath.Set(found.Document, _distanceField, found.Distance * _multiplier);
            yield return _locationField is null ? document : DottedPath.Set(document, _locationField, found.Location);
        }
    }

    private static NearQuery ReadNear(BsonValue[] given, StageContext context)
    {
        if (!given[8].IsMissing && (!given[8].IsString || given[8].AsString.Length == 0))
            throw new CommandException(
                given[8].IsString ? ErrorCode.BadValue : ErrorCode.TypeMismatch, "$geoNear parameter 'key' must be a nonempty string");
        BsonValue place = ExpressionCompiler.Compile(given[0], context.Scope).Evaluate([]);
        if (!place.IsDocument && !place.IsArray)
            throw new CommandException((ErrorCode)5860401, "$geoNear requires near argument to be a GeoJSON object or a legacy point");
        double max = given[2].IsMissing ? double.PositiveInfinity : DistanceOf("maxDistance", given[2], context);
        double min = given[3].IsMissing ? 0 : DistanceOf("minDistance", given[3], context);
        return NearOperands.Of(given[8].IsMissing ? null : given[8].AsString, place, given[6].IsTrue(), min, max);
    }

    private static double DistanceOf(string name, BsonValue given, StageContext context) =>
        NearOperands.Distance(name, ExpressionCompiler.Compile(given, context.Scope).Evaluate([]), ErrorCode.TypeMismatch);

    private static string[] PathOf(string name, BsonValue given, ErrorCode wrongType) => given.IsString
        ? ExpressionCompiler.ParsePath(given.AsString)
        : throw new CommandException(wrongType, $"$geoNear requires that the '{name}' option is a String");

    private static void Refuse(BsonDocument specification, string name, int code, string instead)
    {
        if (specification.ContainsKey(name))
            throw new CommandException((ErrorCode)code, $"$geoNear does not take '{name}'{instead}");
    }
}
