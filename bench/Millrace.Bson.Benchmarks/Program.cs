using BenchmarkDotNet.Running;
using Millrace.Bson.Benchmarks;

BenchmarkSwitcher.FromTypes([typeof(TranscodeBenchmarks), typeof(ReadBenchmarks)]).Run(args);
