using Millrace.Pipelines;
using Millrace.RandomUsers.Analytics;

namespace Millrace.RandomUsers.Tests.Transforms;

public sealed class GeoCellTests
{
    [Theory]
    [InlineData("u", 1)]
    [InlineData("u0", 2)]
    [InlineData("u0q", 3)]
    [InlineData("9q8yyk8y", 8)]
    public void A_geohash_tells_where_its_cell_lies(string geohash, int precision)
    {
        var cell = GeoCell.Parse(geohash).Bounds;
        var middle = Geohash.Of((cell.South + cell.North) / 2, (cell.West + cell.East) / 2, precision);

        Assert.Equal(geohash, middle.Text);
        Assert.Equal((middle.West, middle.South, middle.East, middle.North), (cell.West, cell.South, cell.East, cell.North));
    }

    [Fact]
    public void A_box_is_covered_by_the_cells_of_all_its_places()
    {
        var box = new GeoBox(5.1, 45.2, 11.3, 48.7);
        var cells = GeoCell.Within(box, 4).Select(cell => cell.Geohash).ToHashSet(StringComparer.Ordinal);

        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var (longitude, latitude) = (5.1 + (random.NextDouble() * 6.2), 45.2 + (random.NextDouble() * 3.5));
            Assert.Contains(Geohash.Of(latitude, longitude, 4).Text, cells);
        }

        Assert.True(cells.Count <= GeoCell.CountWithin(box, 4));
    }

    [Fact]
    public void The_globe_has_every_cell_once()
    {
        Assert.Equal(1024, GeoCell.Within(GeoBox.Globe, 2).Select(cell => cell.Geohash).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1024, GeoCell.Within(GeoBox.Globe, 2).Count());
    }

    [Fact]
    public void A_box_across_the_180th_meridian_has_cells_on_both_sides()
    {
        var cells = GeoCell.Within(new GeoBox(175, -5, -175, 5), 2).ToList();

        Assert.Contains(cells, cell => cell.Bounds.East == 180);
        Assert.Contains(cells, cell => cell.Bounds.West == -180);
        Assert.All(cells, cell => Assert.True(cell.Bounds.West is < -160 or > 160, cell.Geohash));
    }

    [Theory]
    [InlineData(0, 0, 10, 10, 1)]
    [InlineData(5, 5, 10, 10, 0.25)]
    [InlineData(10, 0, 20, 10, 0)]
    [InlineData(170, 0, -175, 10, 0)]
    [InlineData(5, 0, -175, 10, 0.5)]
    [InlineData(175, -90, 2, 90, 0.2)]
    [InlineData(-180, -90, 180, 90, 1)]
    public void The_share_of_a_cell_in_a_box_goes_by_degrees(double west, double south, double east, double north, double share) =>
        Assert.Equal(share, new GeoBox(west, south, east, north).ShareOf(new GeoBox(0, 0, 10, 10)), 9);

    [Theory]
    [InlineData("a")]
    [InlineData("u0q00000u")]
    [InlineData("u0!")]
    public void What_is_no_geohash_is_refused(string text)
    {
        Assert.Throws<PipelineConfigurationException>(() => GeoCell.Parse(text));
    }
}
