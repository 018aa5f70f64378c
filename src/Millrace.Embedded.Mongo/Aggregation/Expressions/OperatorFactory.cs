using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Compiles one operator.</summary>
/// <param name="name">The operator with its dollar, for messages.</param>
/// <param name="operand">What is written after the operator.</param>
/// <param name="scope">The names it may use.</param>
internal delegate Expression OperatorFactory(string name, BsonValue operand, ExpressionScope scope);
