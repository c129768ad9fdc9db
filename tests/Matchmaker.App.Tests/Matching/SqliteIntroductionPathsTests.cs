using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

public sealed class SqliteIntroductionPathsTests() : IntroductionPathsSuite(() => TestRegistry.SqliteAsync());
