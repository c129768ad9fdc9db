using Matchmaker.Contracts;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.Engine.Tests.Factorization;

public sealed class AlsTrainerContractTests : FactorTrainerContract
{
    protected override IFactorTrainer CreateTrainer() => new AlsTrainer();
}
