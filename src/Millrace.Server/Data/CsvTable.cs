using System.Text;
using Millrace.Bson;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>
/// Documents as CSV (RFC 4180): a column a field, fields inside others by dotted names, arrays as JSON. For one thread.
/// </summary>
internal sealed class CsvTable
{
    private const int MostColumns = 500;
    private const int MostDepth = 8;

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly StringBuilder _row = new();

    /// <summary>Adds the fields of a document to the columns; before the first row.</summary>
    public void AddColumns(BsonDocument document) => Visit(document, "", 1, (name, _) =>
    {
        if (_columns.Count < MostColumns)
        {
            _columns.TryAdd(name, _columns.Count);
        }
    });

    public string Header()
    {
        _row.Clear();
        foreach (var name in _columns.Keys)
        {
            Append(CsvText.Harmless(name));
        }

        return EndRow();
    }

    /// <summary>A document's row; fields without a column are left out.</summary>
    public string Row(BsonDocument document)
    {
        var cells = new string?[_columns.Count];
        Visit(document, "", 1, (name, value) =>
        {
            if (_columns.TryGetValue(name, out var column))
            {
                cells[column] = value.IsString ? CsvText.Harmless(value.AsString) : ScalarText.Of(value);
            }
        });
        _row.Clear();
        foreach (var cell in cells)
        {
            Append(cell ?? "");
        }

        return EndRow();
    }

    private static void Visit(BsonDocument document, string prefix, int depth, Action<string, BsonValue> visit)
    {
        foreach (var (name, value) in document)
        {
            if (value.IsDocument && value.AsDocument.Count > 0 && depth < MostDepth)
            {
                Visit(value.AsDocument, $"{prefix}{name}.", depth + 1, visit);
            }
            else
            {
                visit(prefix + name, value);
            }
        }
    }

    private void Append(string cell)
    {
        _row.AppendCell(cell);
        _row.Append(',');
    }

    private string EndRow()
    {
        if (_row.Length > 0)
        {
            _row.Length--;
        }

        return _row.Append("\r\n").ToString();
    }
}
