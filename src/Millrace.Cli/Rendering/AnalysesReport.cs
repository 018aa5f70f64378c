using Millrace.Bson;
using Millrace.Mongo;
using Millrace.RandomUsers.Analytics;
using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>The three analyses as tables and small bar charts, read from the views.</summary>
internal static class AnalysesReport
{
    private const int BarWidth = 40;
    private const int CellsShown = 5;
    private const int CellPrecision = 2;

    /// <summary>Prints what the views hold now; a sentence when they hold nothing.</summary>
    public static async Task WriteAsync(
        MongoClient mongo, AnalyticsQueries queries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var shares = await RunAsync(mongo, queries.NationalityShares(AnalyticsFilter.Everyone), cancellationToken);
        if (shares.Count == 0)
        {
            AnsiConsole.WriteLine("The views are empty: nothing has been transformed yet.");
            return;
        }

        WriteShares(shares);
        WritePyramid(await RunAsync(mongo, queries.AgePyramid(AnalyticsFilter.Everyone), cancellationToken));
        WriteCountries(await RunAsync(mongo, queries.Geolocation.Countries(AnalyticsFilter.Everyone), cancellationToken));
        WriteCells(await RunAsync(
            mongo, queries.Geolocation.DensestCells(AnalyticsFilter.Everyone, CellPrecision, CellsShown), cancellationToken));
        WriteOffsets(await RunAsync(mongo, queries.Offsets(AnalyticsFilter.Everyone), cancellationToken));
        WriteDayParts(await RunAsync(mongo, queries.DayParts(AnalyticsFilter.Everyone, now), cancellationToken), now);
    }

    private static async Task<IReadOnlyList<BsonDocument>> RunAsync(
        MongoClient mongo, AnalyticsQuery query, CancellationToken cancellationToken)
    {
        var rows = new List<BsonDocument>();
        var view = mongo.Database(query.Source.Database).Collection(query.Source.Collection);
        await foreach (var row in view.AggregateAsync(query.Stages).WithCancellation(cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static void WriteShares(IReadOnlyList<BsonDocument> rows)
    {
        Title("Demographics");
        var table = Tables.Plain("Nationality", "Country", "Users#", "Share#", "Male#", "Female#", "Average age#");
        foreach (var row in rows)
        {
            table.AddRow(
                Text(row["national"]),
                Text(row["country"]),
                Tables.Number(Count(row["users"])),
                new Text($"{Real(row["share"]):P1}"),
                Tables.Number(Count(row["male"])),
                Tables.Number(Count(row["female"])),
                new Text($"{Real(row["average_age"]):0.0}"));
        }

        AnsiConsole.Write(table);
    }

    private static void WritePyramid(IReadOnlyList<BsonDocument> rows)
    {
        var most = rows.Max(row => Math.Max(Count(row["male"]), Count(row["female"])));
        var table = Tables.Plain("Age", "Male#", "#", "", "Female#");
        foreach (var row in rows)
        {
            var (male, female) = (Count(row["male"]), Count(row["female"]));
            table.AddRow(
                Text(row["age_band"]),
                Tables.Number(male),
                new Text(Bar(male, most, BarWidth / 2), Color.Blue),
                new Text(Bar(female, most, BarWidth / 2), Color.Fuchsia),
                Tables.Number(female));
        }

        AnsiConsole.Write(table);
    }

    private static void WriteCountries(IReadOnlyList<BsonDocument> rows)
    {
        Title("Geolocation");
        var table = Tables.Plain("Nationality", "Located users#", "Centroid", "West to east", "South to north");
        foreach (var row in rows)
        {
            table.AddRow(
                Text(row["national"]),
                Tables.Number(Count(row["users"])),
                new Text(Position(row["centroid"])),
                new Text($"{Real(row["west"]):0.0} to {Real(row["east"]):0.0}"),
                new Text($"{Real(row["south"]):0.0} to {Real(row["north"]):0.0}"));
        }

        AnsiConsole.Write(table);
    }

    private static void WriteCells(IReadOnlyList<BsonDocument> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var most = rows.Max(row => Count(row["users"]));
        var table = Tables.Plain("Densest cells (geohash)", "Center", "Users#", "");
        foreach (var row in rows)
        {
            var users = Count(row["users"]);
            table.AddRow(
                Text(row["geohash"]),
                new Text(Position(row["center"])),
                Tables.Number(users),
                new Text(Bar(users, most, BarWidth / 2), Color.Green));
        }

        AnsiConsole.Write(table);
    }

    private static void WriteOffsets(IReadOnlyList<BsonDocument> rows)
    {
        Title("Time zones");
        if (rows.Count == 0)
        {
            return;
        }

        var most = rows.Max(row => Count(row["users"]));
        var table = Tables.Plain("UTC offset#", "Users#", "");
        foreach (var row in rows)
        {
            var users = Count(row["users"]);
            table.AddRow(Text(row["offset"]), Tables.Number(users), new Text(Bar(users, most, BarWidth), Color.Yellow));
        }

        AnsiConsole.Write(table);
    }

    private static void WriteDayParts(IReadOnlyList<BsonDocument> rows, DateTimeOffset now)
    {
        var parts = rows.Select(row => $"{Count(row["users"]):N0} {row["part"].AsString}");
        AnsiConsole.WriteLine($"At {now.UtcDateTime:HH:mm} UTC: {string.Join(", ", parts)} (local time of each user).");
    }

    private static void Title(string title)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule(title).LeftJustified());
    }

    private static Text Text(BsonValue value) => new(value.IsString ? value.AsString : "unknown");

    private static long Count(BsonValue value) => value.TryGetInt64(out var count) ? count : 0;

    private static double Real(BsonValue value) => value.IsNumber ? value.ToDouble() : double.NaN;

    private static string Position(BsonValue point)
    {
        if (!point.IsDocument || point.AsDocument["coordinates"] is not { IsArray: true } coordinates || coordinates.AsArray.Count != 2)
        {
            return "-";
        }

        var (longitude, latitude) = (Real(coordinates.AsArray[0]), Real(coordinates.AsArray[1]));
        return $"{Math.Abs(latitude):0.0}° {(latitude < 0 ? 'S' : 'N')}, {Math.Abs(longitude):0.0}° {(longitude < 0 ? 'W' : 'E')}";
    }

    /// <summary>A bar whose full width stands for <paramref name="most"/>; at least one mark for anything above zero.</summary>
    private static string Bar(long value, long most, int width) =>
        value == 0 ? "" : new string('█', Math.Max(1, (int)Math.Round((double)value * width / most)));
}
