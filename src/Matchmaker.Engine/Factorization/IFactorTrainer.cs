using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>Port: learns factors of rows and columns from implicit feedback. Every implementation passes the suite <c>FactorTrainerContract</c>.</summary>
public interface IFactorTrainer
{
    /// <summary>Short stable name, as it stands in options and on model cards.</summary>
    string Name { get; }

    /// <summary>
    /// Trains factors such that x_r·y_c is near 1 where row r has a positive entry in column c, and near 0 elsewhere.
    /// </summary>
    /// <param name="confidences">
    /// rows × columns. An entry's absolute value is its confidence; a positive entry has target 1, a negative one (a rejection) target 0.
    /// A symmetric matrix (actor × actor) is trained as it is: the rows are each actor's factors as the one who asks, the columns its factors as the one suggested.
    /// </param>
    /// <param name="options">General options, or those of the implementation.</param>
    /// <param name="progress">Told of each epoch, or null; told once, at the end, by a trainer whose library tells nothing before.</param>
    /// <param name="cancellation">Stops training between blocks of rows; where a library cannot be stopped, whoever waits has control back at once all the same.</param>
    /// <returns>The factors; rows and columns without entries have factors of zero.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or a confidence is not a finite number.</exception>
    /// <exception cref="TrainingDivergedException">Factors became infinite or not a number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    FactorModel Train(
        SparseRows confidences, FactorTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default);
}
