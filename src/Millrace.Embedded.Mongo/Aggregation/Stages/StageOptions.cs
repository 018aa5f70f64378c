using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>Reads the fields of a stage's specification.</summary>
internal static class StageOptions
{
    /// <summary>The values of <paramref name="names"/> in their order; missing for those not given.</summary>
    /// <exception cref="CommandException">9: no document; <paramref name="unknown"/>: a field that the stage does not know.</exception>
    public static BsonValue[] Read(string stage, BsonValue specification, string[] names, ErrorCode unknown = ErrorCode.Location40415)
    {
        if (specification.Type != BsonType.Document)
        {
            throw new CommandException(
                ErrorCode.FailedToParse,
                $"the {stage} stage specification must be an object, but found {BsonTypeName.Of(specification.Type)}");
        }

        var given = new BsonValue[names.Length];
        foreach (var (name, value) in specification.AsDocument)
        {
            var index = Array.IndexOf(names, name);
            if (index < 0)
            {
                throw new CommandException(unknown, $"BSON field '{stage}.{name}' is an unknown field.");
            }

            given[index] = value;
        }

        return given;
    }

    /// <summary>A string that must be there.</summary>
    /// <exception cref="CommandException">9: it is not.</exception>
    public static string RequireString(string stage, string name, BsonValue value) => value.Type == BsonType.String
        ? value.AsString
        : throw new CommandException(
            ErrorCode.FailedToParse, $"{stage} argument '{name}' must be a string, found {BsonTypeName.Of(value.Type)}");
}
