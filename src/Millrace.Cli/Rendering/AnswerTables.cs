using System.Globalization;
using Millrace.Bson;
using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>Answers of any shape: a table each, with the rows' own fields as columns, or one JSON object.</summary>
internal static class AnswerTables
{
    public static void Write(IReadOnlyList<(string Name, IReadOnlyList<BsonDocument> Rows)> answers)
    {
        foreach (var (name, rows) in answers)
        {
            AnsiConsole.Write(new Rule(name.Replace('_', ' ')).LeftJustified());
            if (rows.Count == 0)
            {
                AnsiConsole.WriteLine("nobody");
                continue;
            }

            var fields = rows[0].Select(field => field.Name).Where(field => field is not ("_id" or "portion")).ToList();
            var table = Tables.Plain([.. fields.Select(field => rows[0][field].IsNumber ? field + "#" : field)]);
            foreach (var row in rows)
            {
                table.AddRow(fields.Select(field => new Text(TextOf(row[field]))));
            }

            AnsiConsole.Write(table);
        }
    }

    public static async Task WriteJsonAsync(IReadOnlyList<(string Name, IReadOnlyList<BsonDocument> Rows)> answers)
    {
        var all = new BsonDocument();
        foreach (var (name, rows) in answers)
        {
            all.Add(name, new BsonArray(rows.Select(row => (BsonValue)row)));
        }

        await Console.Out.WriteLineAsync(all.ToString());
    }

    private static string TextOf(BsonValue value) => value switch
    {
        { IsString: true } => value.AsString,
        { Type: BsonType.Double } => value.AsDouble.ToString("0.######", CultureInfo.InvariantCulture),
        { IsNumber: true } => value.TryGetInt64(out var whole) ? whole.ToString("N0", CultureInfo.InvariantCulture) : value.ToString()!,
        { Type: BsonType.DateTime } =>
            DateTimeOffset.FromUnixTimeMilliseconds(value.AsDateTimeMs).ToString("u", CultureInfo.InvariantCulture),
        { IsDocument: true } when value.AsDocument["coordinates"] is { IsArray: true } point => string.Join(
            ", ", point.AsArray.Select(degrees => degrees.ToDouble().ToString("0.####", CultureInfo.InvariantCulture))),
        _ => value.IsNull || value.IsMissing ? "unknown" : value.ToString()!,
    };
}
