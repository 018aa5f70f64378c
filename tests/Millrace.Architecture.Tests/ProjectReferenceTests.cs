using System.Xml.Linq;

namespace Millrace.Architecture.Tests;

/// <summary>The arrows between the projects, as docs/architecture.md draws them, read from the project files.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Millrace.Bson"] = [],
        ["Millrace.Mongo"] = ["Millrace.Bson"],
        ["Millrace.Embedded.Kafka"] = [],
        ["Millrace.Embedded.Mongo"] = ["Millrace.Bson"],
        ["Millrace.Orchestration"] = ["Millrace.Mongo"],
        ["Millrace.Pipelines"] = ["Millrace.Mongo"],
        ["Millrace.RandomUsers"] = ["Millrace.Orchestration", "Millrace.Pipelines"],
        ["Millrace.Server"] = ["Millrace.Orchestration", "Millrace.Pipelines", "Millrace.RandomUsers"],
        ["Millrace.Cli"] = ["Millrace.Embedded.Kafka", "Millrace.Embedded.Mongo", "Millrace.RandomUsers", "Millrace.Server"],
    };

    /// <summary>Packages that only one project may use: what they bring in must not leak into the others.</summary>
    private static readonly Dictionary<string, string> Owners = new()
    {
        ["SQLitePCLRaw.bundle_e_sqlite3"] = "Millrace.Embedded.Mongo",
        ["NCrontab.Signed"] = "Millrace.Orchestration",
        ["Confluent.Kafka"] = "Millrace.Pipelines",
        ["Polly.Core"] = "Millrace.Pipelines",
        ["Bogus"] = "Millrace.RandomUsers",
        ["Spectre.Console"] = "Millrace.Cli",
        ["System.CommandLine"] = "Millrace.Cli",
    };

    public static TheoryData<string> Projects => [.. Repository.Files("src", ".csproj")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_exactly_the_projects_the_architecture_allows(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var references = References(path, "ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')));

        Assert.True(
            Arrows.TryGetValue(name, out var allowed), $"{name} is not in the list of arrows: add it here and to docs/architecture.md");
        Assert.Equal(allowed.Order(StringComparer.Ordinal), references.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_package_with_an_owner_is_referenced_by_its_owner_only(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var foreign = References(path, "PackageReference").Where(package => Owners.TryGetValue(package, out var owner) && owner != name);

        Assert.Empty(foreign);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = XDocument.Parse(Repository.Read("Millrace.slnx"));
        var listed = solution.Descendants("Project").Select(project => project.Attribute("Path")!.Value);
        var present = new[] { "src", "tests", "bench" }.SelectMany(folder => Repository.Files(folder, ".csproj"));

        Assert.Equal(present.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_mongo_client_calls_native_code()
    {
        var callers = Repository.Files("src", ".cs")
            .Where(path => !path.StartsWith("src/Millrace.Mongo/Interop/", StringComparison.Ordinal))
            .Where(path => Repository.Read(path).Contains("[LibraryImport", StringComparison.Ordinal)
                || Repository.Read(path).Contains("[DllImport", StringComparison.Ordinal));

        Assert.Empty(callers);
    }

    [Fact]
    public void Pointers_stay_inside_the_interop_folder()
    {
        var users = Repository.Files("src", ".cs")
            .Where(path => !path.Contains("/Interop/", StringComparison.Ordinal))
            .Where(path => Repository.Read(path).Contains("IntPtr", StringComparison.Ordinal))
            // The resolver that NativeLibrary calls returns the handle of a library as an IntPtr.
            .Where(path => !path.EndsWith("Millrace.Pipelines/KafkaNative.cs", StringComparison.Ordinal));

        Assert.Empty(users);
    }

    private static IEnumerable<string> References(string path, string kind) =>
        XDocument.Parse(Repository.Read(path)).Descendants(kind).Select(element => element.Attribute("Include")!.Value);
}
