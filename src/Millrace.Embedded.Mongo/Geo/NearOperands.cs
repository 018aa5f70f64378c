using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Geo;

/// <summary>
/// Takes <c>$near</c> and <c>$nearSphere</c> out of a filter: they say in which order documents come, so they are no conditions that a
/// matcher could test.
/// </summary>
internal static class NearOperands
{
    /// <summary>Splits a filter.</summary>
    /// <param name="filter">The filter as clients send it.</param>
    /// <param name="near">The search; null when the filter asks for none.</param>
    /// <returns>The other conditions: the filter itself when there is no search.</returns>
    /// <exception cref="CommandException">2: it is malformed, or there are two.</exception>
    public static BsonDocument Split(BsonDocument filter, out NearQuery? near)
    {
        near = null;
        if (!Mentions(filter)) return filter;
        BsonDocument rest = Rest(filter, ref near);
        return rest;
    }

    /// <summary>True when the filter, or a part that all must meet, has a search.</summary>
    public static bool Mentions(BsonDocument filter)
    {
        foreach (BsonElement field in filter)
        {
            if (field.Name == "$and" && field.Value.IsArray)
            {
                foreach (BsonValue branch in field.Value.AsArray)
                    if (branch.IsDocument && Mentions(branch.AsDocument)) return true;
            }
            else if (FilterCompiler.IsConditions(field.Value) && field.Value.AsDocument.Any(static condition => IsNear(condition.Name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A distance: a number that is not negative.</summary>
    /// <exception cref="CommandException">2 or 14: it is none.</exception>
    public static double Distance(string name, BsonValue value, ErrorCode wrongType = ErrorCode.BadValue)
    {
        if (!value.IsNumber) throw new CommandException(wrongType, $"{name} must be a number, but is {value}");
        return value.ToDouble() is >= 0 and var distance
            ? distance
            : throw new CommandException(ErrorCode.BadValue, $"{name} must be non-negative");
    }

    private static bool IsNear(string name) => name is "$near" or "$nearSphere" or "$geoNear";

    private static BsonDocument Rest(BsonDocument filter, ref NearQuery? near)
    {
        BsonDocument rest = [];
        foreach (BsonElement field in filter)
        {
            if (field.Name == "$and" && field.Value.IsArray)
            {
                BsonArray branches = [];
                foreach (BsonValue branch in field.Value.AsArray)
                    branches.Add(branch.IsDocument ? Rest(branch.AsDocument, ref near) : branch);
                rest.Add(field.Name, branches);
            }
            else if (FilterCompiler.IsConditions(field.Value) && field.Value.AsDocument.Any(static condition => IsNear(condition.Name)))
            {
                if (near is not null) throw new CommandException(ErrorCode.BadValue, "Too many geoNear expressions");
                near = Read(field.Name, field.Value.AsDocument);
                BsonDocument others = new(field.Value.AsDocument.Where(static condition =>
                    !IsNear(condition.Name) && condition.Name is not ("$minDistance" or "$maxDistance")));
                if (others.Count == 0) continue;
                rest.Add(field.Name, others);
            }
            else
            {
                rest.Add(field.Name, field.Value);
            }
        }

        return rest;
    }

    private static NearQuery Read(string path, BsonDocument conditions)
    {
        BsonElement[] searches = [.. conditions.Where(static condition => IsNear(condition.Name))];
        if (searches.Length > 1) throw new CommandException(ErrorCode.BadValue, "Too many geoNear expressions");
        (string name, BsonValue operand) = (searches[0].Name, searches[0].Value);
        if (!operand.IsDocument && !operand.IsArray)
            throw new CommandException(ErrorCode.BadValue, $"near must be a point, but {name} is {operand}");
        double min = conditions.ContainsKey("$minDistance") ? Distance("$minDistance", conditions["$minDistance"]) : 0;
        double max = conditions.ContainsKey("$maxDistance")
            ? Distance("$maxDistance", conditions["$maxDistance"])
            : double.PositiveInfinity;
        BsonValue geometry = operand.IsDocument ? operand.AsDocument["$geometry"] : default;
        if (!geometry.IsMissing)
        {
            foreach (BsonElement option in operand.AsDocument)
            {
                if (option.Name == "$minDistance") min = Distance(option.Name, option.Value);
                else if (option.Name == "$maxDistance") max = Distance(option.Name, option.Value);
                else if (option.Name != "$geometry")
                    throw new CommandException(ErrorCode.BadValue, $"invalid argument in geo near query: {option.Name}");
            }
        }

        if (geometry.IsMissing && operand.IsArray && operand.AsArray.Count > 2) max = Distance("$maxDistance", operand.AsArray[2]);
        return Of(path, geometry.IsMissing ? operand : geometry, isSphere: name != "$near", min, max);
    }

    /// <summary>A search around a GeoJSON point, in metres, or around a pair of numbers, in radians or (on a plane) degrees.</summary>
    public static NearQuery Of(string? path, BsonValue place, bool isSphere, double min, double max)
    {
        if (GeometryReader.IsGeoJson(place))
        {
            LngLat center = GeoOperands.GeoJson(place).SinglePoint
                ?? throw new CommandException(ErrorCode.BadValue, $"$near requires a point, but found {place}");
            return new NearQuery(path, center, IsPlanar: false, NearQuery.EarthRadiusMetres, min, max);
        }

        LngLat pair = GeoOperands.Point(place);
        if (isSphere && !pair.IsOnSphere)
            throw new CommandException(ErrorCode.BadValue, $"Legacy point is out of bounds for spherical query: {place}");
        return new NearQuery(path, pair, !isSphere, UnitsPerRadian: 1, min, max);
    }
}
