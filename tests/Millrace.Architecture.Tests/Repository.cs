using System.Runtime.CompilerServices;

namespace Millrace.Architecture.Tests;

/// <summary>The checkout that these tests read: its root, and the files that are ours.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["artifacts", "bin", "obj", "node_modules", ".git", "data"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below <paramref name="folder"/> with the given ending, as paths relative to the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, string ending) =>
        Walk(new DirectoryInfo(Path.Combine(Root, folder)))
            .Where(file => file.Name.EndsWith(ending, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => !folder.Exists
        ? []
        : folder.EnumerateFiles().Concat(
            folder.EnumerateDirectories().Where(child => !Generated.Contains(child.Name)).SelectMany(Walk));

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        var folder = new FileInfo(thisFile).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Millrace.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Millrace.slnx was not found above " + thisFile);
    }
}
