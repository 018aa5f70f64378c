using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Turns the BSON form of an aggregation expression into a tree of nodes.</summary>
internal static class ExpressionCompiler
{
    /// <summary>The most components a path may have; a longer one would make documents that nest too deep.</summary>
    public const int MaxPathComponents = 200;

    /// <exception cref="CommandException">The expression is malformed: unknown operator (168), wrong arity (16020), undefined variable
    /// (17276), too deep.</exception>
    public static Expression Compile(BsonValue value, ExpressionScope scope) => value.Type switch
    {
        BsonType.String => CompileString(value, scope),
        BsonType.Document => CompileDocument(value.AsDocument, scope.Nested()),
        BsonType.Array => CompileArray(value.AsArray, scope.Nested()),
        _ => new ConstantExpression(value),
    };

    /// <summary>True for a document whose (first) field is an operator.</summary>
    public static bool IsOperator(BsonDocument document) => document.Count > 0 && document.GetAt(0).Name.StartsWith('$');

    /// <summary>Splits and checks a dotted path (without its dollar).</summary>
    public static string[] ParsePath(string path)
    {
        if (path.Length == 0)
        {
            throw new CommandException((ErrorCode)40352, "FieldPath cannot be constructed with empty string");
        }

        if (path[^1] == '.')
        {
            throw new CommandException((ErrorCode)40353, "FieldPath must not end with a '.'.");
        }

        var components = path.Split('.');
        if (components.Length > MaxPathComponents)
        {
            throw new CommandException(ErrorCode.Overflow, $"FieldPath is too long: more than {MaxPathComponents} components");
        }

        foreach (var component in components)
        {
            CheckComponent(component);
        }

        return components;
    }

    private static void CheckComponent(string component)
    {
        if (component.Length == 0)
        {
            throw new CommandException((ErrorCode)15998, "FieldPath field names may not be empty strings.");
        }

        if (component[0] == '$')
        {
            throw new CommandException(
                (ErrorCode)16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
        }

        if (component.Contains('\0'))
        {
            throw new CommandException((ErrorCode)16411, "FieldPath field names may not contain '\\0'.");
        }
    }

    private static Expression CompileString(BsonValue value, ExpressionScope scope)
    {
        var text = value.AsString;
        if (text.Length == 0 || text[0] != '$')
        {
            return new ConstantExpression(value);
        }

        if (text.Length == 1)
        {
            throw new CommandException((ErrorCode)16872, "'$' by itself is not a valid FieldPath");
        }

        return text[1] == '$' ? CompileVariable(text[2..], scope) : CompilePath(ParsePath(text[1..]), scope);
    }

    /// <summary>Paths are relative to <c>$$CURRENT</c>, which <c>$let</c> may bind again.</summary>
    private static Expression CompilePath(string[] path, ExpressionScope scope)
        => scope.TryResolve("CURRENT", out var current, out _) && current is not null
            ? new VariableExpression(current, path)
            : new FieldPathExpression(path);

    private static Expression CompileVariable(string reference, ExpressionScope scope)
    {
        var dot = reference.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? reference : reference[..dot];
        VariableName.CheckReference(name);
        string[] path = dot < 0 ? [] : ParsePath(reference[(dot + 1)..]);
        if (scope.TryResolve(name, out var variable, out var constant))
        {
            return variable is not null
                ? new VariableExpression(variable, path)
                : new ConstantExpression(FieldPathExpression.GetFrom(constant, path, 0));
        }

        return name switch
        {
            "ROOT" or "CURRENT" => path.Length == 0 ? new RootExpression() : new FieldPathExpression(path),
            "NOW" => new ConstantExpression(path.Length == 0 ? BsonValue.FromDateTime(scope.Now.ToUnixTimeMilliseconds()) : default),
            "REMOVE" => ConstantExpression.Missing,
            // Only $redact gives these a meaning; elsewhere they are their own names.
            "DESCEND" or "PRUNE" or "KEEP" => new ConstantExpression(name),
            "USER_ROLES" => new ConstantExpression(new BsonArray()),
            "CLUSTER_TIME" => throw new CommandException(
                (ErrorCode)10071200, "Builtin variable '$$CLUSTER_TIME' is not available on a standalone server"),
            _ => throw new CommandException((ErrorCode)17276, $"Use of undefined variable: {name}"),
        };
    }

    private static Expression CompileDocument(BsonDocument document, ExpressionScope scope)
    {
        if (IsOperator(document))
        {
            if (document.Count != 1)
            {
                throw new CommandException(
                    (ErrorCode)15983, $"an object representing an expression must have exactly one field: {document}");
            }

            var (name, operand) = document.GetAt(0);
            return OperatorTable.Find(name)(name, operand, scope);
        }

        var fields = new (string, Expression)[document.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var (name, value) = document.GetAt(i);
            CheckObjectField(name);
            fields[i] = (name, Compile(value, scope));
        }

        return new ObjectExpression(fields);
    }

    private static void CheckObjectField(string name)
    {
        if (name.Contains('.', StringComparison.Ordinal))
        {
            throw new CommandException((ErrorCode)16412, $"FieldPath field names may not contain '.': {name}");
        }

        if (name.StartsWith('$'))
        {
            throw new CommandException((ErrorCode)16410, $"the operator must be the only field in a pipeline object (at '{name}')");
        }
    }

    private static ArrayExpression CompileArray(BsonArray array, ExpressionScope scope)
    {
        var elements = new Expression[array.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = Compile(array[i], scope);
        }

        return new ArrayExpression(elements);
    }
}
