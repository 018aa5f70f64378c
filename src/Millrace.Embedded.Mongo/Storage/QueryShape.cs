using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>What a plan is made for.</summary>
/// <param name="Filter">The conditions.</param>
/// <param name="Sort">The order that is wanted; null when any will do.</param>
/// <param name="Hint">An index by name or key, or <c>{$natural: ±1}</c>; missing when the choice is free.</param>
/// <param name="Near">The place whose nearest documents are wanted; null when there is none.</param>
internal readonly record struct QueryShape(BsonDocument Filter, SortSpec? Sort = null, BsonValue Hint = default, NearQuery? Near = null);
