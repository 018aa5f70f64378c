using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>An update by operators: actions at paths that do not overlap, in the order of their paths.</summary>
internal sealed class OperatorUpdate
{
    private readonly List<UpdateAction> _always = [];
    private readonly List<UpdateAction> _onInsert = [];
    private readonly List<RenameAction> _renames = [];
    private readonly ArrayFilters _filters;

    private OperatorUpdate(ArrayFilters filters)
    {
        _filters = filters;
    }

    /// <exception cref="CommandException">9: an unknown operator or one without fields; 40: two paths overlap; and what operators
    /// refuse.</exception>
    public static OperatorUpdate Compile(BsonDocument update, BsonArray arrayFilters, ExpressionScope scope)
    {
        var compiled = new OperatorUpdate(ArrayFilters.Compile(arrayFilters, scope));
        foreach (var (name, fields) in update)
        {
            ModifierTable.CheckName(name);
            if (fields.Type != BsonType.Document)
            {
                throw new CommandException(
                    ErrorCode.FailedToParse,
                    $"Modifiers operate on fields but we found type {BsonTypeName.Of(fields.Type)} instead: {{{name}: {fields}}}");
            }

            foreach (var (path, operand) in fields.AsDocument)
            {
                compiled.Add(name, path, operand, scope);
            }
        }

        compiled.CheckConflicts();
        compiled._filters.CheckAllUsed();
        compiled._always.Sort(ByPath);
        compiled._onInsert.AddRange(compiled._always);
        compiled._onInsert.Sort(ByPath);
        return compiled;
    }

    /// <summary>Changes a document in place.</summary>
    /// <returns>True when anything changed.</returns>
    public bool Apply(BsonDocument document, int matchedIndex) => Run(document, _always, matchedIndex);

    /// <summary>Changes the document of an upsert in place.</summary>
    public void ApplyToInsert(BsonDocument document) => Run(document, _onInsert, MatchState.NoIndex);

    private bool Run(BsonDocument document, List<UpdateAction> actions, int matchedIndex)
    {
        var changed = false;
        foreach (var action in WithRenames(document, actions))
        {
            changed |= new UpdateWalk(action, _filters, matchedIndex).Run(document);
        }

        return changed;
    }

    private static int ByPath(UpdateAction left, UpdateAction right) => UpdatePath.Compare(left.Path, right.Path);

    private void Add(string name, string text, BsonValue operand, ExpressionScope scope)
    {
        var path = UpdatePath.Parse(text);
        if (name == "$rename")
        {
            AddRename(path, operand);
            return;
        }

        foreach (var component in path.Components)
        {
            if (UpdatePath.Identifier(component) is { Length: > 0 } identifier)
            {
                _filters.Use(identifier, text);
            }
        }

        var action = new UpdateAction(path, ModifierTable.Compile(name, text, operand, scope));
        (name == "$setOnInsert" ? _onInsert : _always).Add(action);
    }

    private void AddRename(UpdatePath from, BsonValue operand)
    {
        if (operand.Type != BsonType.String)
        {
            throw new CommandException(ErrorCode.BadValue, $"The 'to' field for $rename must be a string: {from.Text}: {operand}");
        }

        var to = UpdatePath.Parse(operand.AsString);
        foreach (var path in new[] { from, to })
        {
            if (path.Components.Any(component => component == "$" || UpdatePath.Identifier(component) is not null))
            {
                throw new CommandException(
                    ErrorCode.BadValue, $"The source and destination fields for $rename may not be dynamic: {path.Text}");
            }
        }

        if (from.Overlaps(to))
        {
            throw new CommandException(
                ErrorCode.BadValue,
                $"The source and target field for $rename must differ and not be on the same path: {from.Text}: \"{to.Text}\"");
        }

        _renames.Add(new RenameAction(from, to));
    }

    private void CheckConflicts()
    {
        var paths = _always.Concat(_onInsert).Select(action => action.Path)
            .Concat(_renames.SelectMany(rename => new[] { rename.From, rename.To })).ToList();
        // Sorted by components, a path stands right behind the paths that are its beginnings, or behind others that overlap with them.
        paths.Sort((left, right) => left.Components.AsSpan().SequenceCompareTo(right.Components.AsSpan()));
        for (var i = 1; i < paths.Count; i++)
        {
            if (paths[i - 1].Overlaps(paths[i]))
            {
                throw Conflict(paths[i], paths[i - 1].Text);
            }
        }

        // What one path treats as an array by $[] or $[identifier], another may not treat by position or name.
        var byFilter = new Dictionary<string, bool>();
        foreach (var path in paths)
        {
            for (var i = 1; i < path.Components.Length; i++)
            {
                var prefix = string.Join('.', path.Components[..i]);
                var isFiltered = UpdatePath.Identifier(path.Components[i]) is not null;
                if (byFilter.TryGetValue(prefix, out var other) && other != isFiltered)
                {
                    throw Conflict(path, prefix);
                }

                byFilter[prefix] = isFiltered;
            }
        }
    }

    private static CommandException Conflict(UpdatePath path, string at)
        => new(ErrorCode.ConflictingUpdateOperators, $"Updating the path '{path.Text}' would create a conflict at '{at}'");

    /// <summary>
    /// A rename is a removal and a setting of the value that the document has now, each at its place in the order of paths.
    /// </summary>
    private List<UpdateAction> WithRenames(BsonDocument document, List<UpdateAction> actions)
    {
        if (_renames.Count == 0)
        {
            return actions;
        }

        var all = new List<UpdateAction>(actions);
        foreach (var rename in _renames)
        {
            var value = RenameSource(document, rename.From);
            if (!value.IsMissing)
            {
                RefuseArrays(document, rename.To);
                all.Add(new UpdateAction(rename.From, new UnsetModifier()));
                all.Add(new UpdateAction(rename.To, new SetModifier(value.DeepClone())));
            }
        }

        all.Sort(ByPath);
        return all;
    }

    private static BsonValue RenameSource(BsonDocument document, UpdatePath path)
    {
        RefuseArrays(document, path);
        return Aggregation.DottedPath.Get(document, path.Components);
    }

    private static void RefuseArrays(BsonDocument document, UpdatePath path)
    {
        for (var i = 0; i < path.Components.Length - 1; i++)
        {
            var value = document[path.Components[i]];
            if (value.Type == BsonType.Array)
            {
                throw new CommandException(
                    ErrorCode.BadValue, $"The field of $rename cannot be an array element, '{path.Text}' has an array on its way");
            }

            if (value.Type != BsonType.Document)
            {
                return;
            }

            document = value.AsDocument;
        }
    }
}
