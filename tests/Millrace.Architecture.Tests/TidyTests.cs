using System.Text.RegularExpressions;

namespace Millrace.Architecture.Tests;

/// <summary>Limits that keep files readable. The length of a method is held by the analyzer MA0051 (60 lines).</summary>
public sealed partial class TidyTests
{
    private const int MaxLineWidth = 140;
    private const int MaxFileLines = 400;

    /// <summary>Markdown that may lie in the root; everything else belongs in docs/.</summary>
    private static readonly string[] RootMarkdown = ["README.md"];

    private static readonly string[] Code = [.. new[] { "src", "tests", "bench" }.SelectMany(folder => Repository.Files(folder, ".cs"))];

    [Fact]
    public void No_line_is_wider_than_140_characters()
    {
        var wide = Code.SelectMany(path => Repository.Read(path).Split('\n')
            .Select((line, index) => (Place: $"{path}:{index + 1}", line.Length))
            .Where(line => line.Length > MaxLineWidth));

        Assert.Empty(wide);
    }

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var lengthy = Code
            .Select(path => (Path: path, Lines: Repository.Read(path).Split('\n').Length - 1))
            .Where(file => file.Lines > MaxFileLines);

        Assert.Empty(lengthy);
    }

    [Fact]
    public void No_stray_Markdown_lies_in_the_root()
    {
        var markdown = Directory.EnumerateFiles(Repository.Root, "*.md").Select(path => Path.GetFileName(path)!);

        Assert.Equal(RootMarkdown, markdown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Relative_links_in_the_documentation_lead_somewhere()
    {
        var pages = Repository.Files("docs", ".md").Append("README.md");
        var broken = pages.SelectMany(page => RelativeLink().Matches(Repository.Read(page))
            .Select(link => (Page: page, Target: link.Groups["path"].Value))
            .Where(link => !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(link.Page)!, link.Target))));

        Assert.Empty(broken);
    }

    [Fact]
    public void Decisions_are_numbered_without_gaps()
    {
        var numbers = Repository.Files("docs/adr", ".md").Select(path => int.Parse(Path.GetFileName(path)[..4])).ToArray();

        Assert.NotEmpty(numbers);
        Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
    }

    [Fact]
    public void Central_package_versions_are_all_used()
    {
        var used = new[] { "src", "tests", "bench" }.SelectMany(folder => Repository.Files(folder, ".csproj"))
            .Append("Directory.Build.props").Select(Repository.Read).ToArray();
        var unused = PackageVersion().Matches(WithoutPins(Repository.Read("Directory.Packages.props")))
            .Select(match => match.Groups["id"].Value)
            .Where(package => !used.Any(text => text.Contains($"\"{package}\"", StringComparison.Ordinal)));

        Assert.Empty(unused);
    }

    /// <summary>Without the group of transitive packages, which no project names.</summary>
    private static string WithoutPins(string packages)
    {
        var start = packages.IndexOf("<ItemGroup Label=\"Transitive pins\">", StringComparison.Ordinal);
        return packages.Remove(start, packages.IndexOf("</ItemGroup>", start, StringComparison.Ordinal) - start);
    }

    [GeneratedRegex(@"\]\((?![a-z]+:|#)(?<path>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelativeLink();

    [GeneratedRegex("PackageVersion Include=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageVersion();
}
