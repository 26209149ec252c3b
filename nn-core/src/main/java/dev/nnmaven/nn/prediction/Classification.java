package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.text.SafeText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Classification result of one sample: all classes with their probabilities.
 *
 * @param ranking all classes, most likely first; ties in the order of the model's classes. Of a
 *     model with costs ({@code nn.costs}), the class of least expected cost first
 * @param threshold least probability of the best class at which the model is confident; 0 if it
 *     always is
 */
public record Classification(List<Candidate> ranking, float threshold) {

  private static final int SHOWN = 3;

  /**
   * Validates and copies the ranking.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Classification {
    ranking = List.copyOf(ranking);
    if (ranking.isEmpty()) {
      throw new IllegalArgumentException("a ranking needs at least one class");
    }
  }

  /** A result of a model that is always confident. */
  public Classification(List<Candidate> ranking) {
    this(ranking, 0);
  }

  /**
   * Whether the best class is probable enough to act on, by the model's threshold ({@code
   * nn.abstain}). If not, ask somebody who knows. Always true of a model without a threshold.
   */
  public boolean isConfident() {
    return best().probability() >= threshold;
  }

  /** The answer: the most likely class, or, with costs, that of least expected cost. */
  public Candidate best() {
    return ranking.get(0);
  }

  /**
   * Probability of a class, 0 to 1.
   *
   * @throws IllegalArgumentException if the model has no such class; the message lists its classes
   */
  public float probability(String className) {
    for (Candidate candidate : ranking) {
      if (candidate.className().equals(className)) {
        return candidate.probability();
      }
    }
    throw new IllegalArgumentException(
        "no class is called %s; there are [%s]"
            .formatted(
                SafeText.text(className),
                SafeText.list(ranking.stream().map(Candidate::className).sorted().toList())));
  }

  /** The top three classes: {@code A (97.31%), H (1.20%), F (0.88%), ...}. */
  @Override
  public String toString() {
    return ranking.stream()
        .limit(SHOWN)
        .map(Candidate::toString)
        .collect(Collectors.joining(", ", "", ranking.size() > SHOWN ? ", ..." : ""));
  }
}
