using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// Compiles what find's projection and <c>$project</c> have in common: inclusion or exclusion, computed fields, nested documents, the
/// special place of <c>_id</c>.
/// </summary>
internal sealed class ProjectionCompiler
{
    private readonly ExpressionScope _scope;
    private readonly List<(string[] Path, ProjectionField Field)> _fields = [];
    private bool? _isInclusion;
    private bool? _idIncluded;

    /// <summary>Starts a projection.</summary>
    /// <param name="scope">The variables its expressions may use.</param>
    public ProjectionCompiler(ExpressionScope scope)
    {
        _scope = scope;
    }

    /// <summary>Adds a field that is included, excluded or computed; a document of fields is followed down.</summary>
    public void Add(string path, BsonValue value, ExpressionScope? scope = null)
    {
        scope ??= _scope;
        if (value.Type == BsonType.Document && !ExpressionCompiler.IsOperator(value.AsDocument))
        {
            AddNested(path, value.AsDocument, scope.Nested());
            return;
        }

        if (value.IsNumber || value.Type == BsonType.Boolean)
        {
            AddFlag(path, value.IsTrue());
            return;
        }

        if (value.Type == BsonType.Document && !OperatorTable.Contains(value.AsDocument.GetAt(0).Name))
        {
            throw new CommandException((ErrorCode)31325, $"Unknown expression {value.AsDocument.GetAt(0).Name}");
        }

        AddField(path, ProjectionField.ComputedBy(ExpressionCompiler.Compile(value, scope)));
        Decide(path, true);
    }

    /// <summary>Adds a field that only makes sense beside other fields of its kind: <c>$elemMatch</c>, the positional <c>$</c>.</summary>
    public void AddIncluded(string path, ProjectionField field)
    {
        AddField(path, field);
        Decide(path, true);
    }

    /// <summary>Adds a field that goes with inclusions and exclusions: <c>$slice</c>.</summary>
    public void AddNeutral(string path, ProjectionField field) => AddField(path, field);

    /// <summary>True when an added path turned the projection into an inclusion.</summary>
    public bool IsInclusion => _isInclusion ?? _idIncluded ?? false;

    public ProjectionNode Build()
    {
        var root = new ProjectionNode(!IsInclusion);
        foreach (var (path, field) in _fields)
        {
            root.Add(path, 0, field);
        }

        if (_idIncluded is { } included)
        {
            // An inclusion drops what it does not name, and an exclusion keeps it; but the path must not be named twice.
            root.Add(["_id"], 0, included ? ProjectionField.Included : ProjectionField.Excluded);
        }
        else if (IsInclusion && !root.Fields.ContainsKey("_id"))
        {
            root.Add(["_id"], 0, ProjectionField.Included);
        }

        return root;
    }

    private void AddNested(string path, BsonDocument fields, ExpressionScope scope)
    {
        if (fields.Count == 0)
        {
            throw new CommandException(
                (ErrorCode)51270, $"An empty sub-projection is not a valid value. Found empty object at path {path}");
        }

        foreach (var (name, value) in fields)
        {
            if (name.StartsWith('$'))
            {
                throw new CommandException((ErrorCode)31325, $"FieldPath field names may not start with '$': {name} at {path}");
            }

            Add($"{path}.{name}", value, scope);
        }
    }

    private void AddFlag(string path, bool included)
    {
        if (path == "_id")
        {
            _idIncluded = included;
            return;
        }

        AddField(path, included ? ProjectionField.Included : ProjectionField.Excluded);
        Decide(path, included);
    }

    private void AddField(string path, ProjectionField field) => _fields.Add((ExpressionCompiler.ParsePath(path), field));

    private void Decide(string path, bool included)
    {
        if (_isInclusion is null || path == "_id")
        {
            _isInclusion ??= included;
            return;
        }

        if (_isInclusion != included)
        {
            throw included
                ? new CommandException((ErrorCode)31253, $"Cannot do inclusion on field {path} in exclusion projection")
                : new CommandException((ErrorCode)31254, $"Cannot do exclusion on field {path} in inclusion projection");
        }
    }
}
