using System.Globalization;
using System.Text;
using Matchmaker.App.Importing;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.App.Matching;

/// <summary>Writes the suggestions of every actor to a CSV file: <c>actor,rank,partner,score</c>, actors by ascending key.</summary>
/// <param name="suggestions">The model at work.</param>
/// <param name="nameOf">How an actor is named in the file, by dense index.</param>
public sealed class SuggestionExport(PartnerSuggestions suggestions, Func<int, string> nameOf)
{
    private const int ChunkSize = 256;

    /// <summary>Writes to a file beside the target, then renames: the target is whole or as it was before.</summary>
    /// <returns>Number of actors that got suggestions.</returns>
    public async Task<int> WriteAsync(
        string path, int count, SuggestionFilter? filter, bool includeNewcomers, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var actors = Enumerable.Range(0, suggestions.Snapshot.ActorCount)
            .Where(actor => includeNewcomers || suggestions.Ranker.Signals.Counts.Degree(actor) > 0).ToArray();
        return await WriteAsync(path, "actor,rank,partner,score\n", actors.Length, at => Lines(actors[at], count, filter), progress, cancellationToken);
    }

    /// <summary>
    /// Writes balanced lists, in the same way: <c>actor,rank,partner,score,balance</c>. Ranks follow the score, which is that of the reasons alone;
    /// the balance is what was added to it when slots were given.
    /// </summary>
    /// <returns>Number of actors that got suggestions.</returns>
    /// <exception cref="BalanceException">The floor lies outside its range, or there is nobody to suggest to.</exception>
    public async Task<int> WriteAsync(string path, BalanceRequest request, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var balanced = new BalancedSuggestions(suggestions).Balance(request, progress, cancellationToken);
        return await WriteAsync(path, "actor,rank,partner,score,balance\n", balanced.Queries.Length, at => Lines(balanced.Queries[at], balanced.Lists[at]), null, cancellationToken);
    }

    private static async Task<int> WriteAsync(
        string path, string header, int lists, Func<int, string> linesOf, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var temporary = path + ".part";
        var written = 0;
        try
        {
            await using (var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(false)))
            {
                await writer.WriteAsync(header);
                for (var from = 0; from < lists; from += ChunkSize)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var chunk = new string[Math.Min(ChunkSize, lists - from)];
                    Parallel.For(0, chunk.Length, at => chunk[at] = linesOf(from + at));
                    foreach (var lines in chunk) await writer.WriteAsync(lines);
                    written += chunk.Count(lines => lines.Length > 0);
                    progress?.Report(from + chunk.Length);
                }
            }

            File.Move(temporary, path, overwrite: true);
            return written;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private string Lines(int actor, int count, SuggestionFilter? filter)
    {
        var lines = new StringBuilder();
        var rank = 0;
        foreach (var partner in suggestions.For(actor, count, filter).Partners)
            lines.Append(CsvText.SheetLine(nameOf(actor), ++rank, nameOf(partner.Actor), partner.Score.ToString("R", CultureInfo.InvariantCulture))).Append('\n');

        return lines.ToString();
    }

    private string Lines(int actor, BalancedPartner[] partners) => string.Concat(partners.Select((partner, at) => CsvText.SheetLine(
        nameOf(actor), at + 1, nameOf(partner.Actor), partner.Utility.ToString("R", CultureInfo.InvariantCulture), partner.Balance.ToString("R", CultureInfo.InvariantCulture)) + '\n'));
}
