package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Classification result of one sample: all classes with their probabilities.
 *
 * @param ranking all classes, most likely first; ties in the order of the model's classes. Of a
 *     model with costs ({@code nn.costs}), the class of least expected cost first
 * @param threshold least probability of the best class at which the model is confident; 0 if it
 *     always is
 * @param scores what sets of classes are made of, if the model was scored on examples that it was
 *     not trained on
 */
public record Classification(
    List<Candidate> ranking, float threshold, Optional<ConformalScores> scores) {

  private static final int SHOWN = 3;

  /**
   * Validates and copies the ranking.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Classification {
    ranking = List.copyOf(Objects.requireNonNull(ranking, "ranking"));
    Objects.requireNonNull(scores, "scores");
    if (ranking.isEmpty()) {
      throw Illegal.argument("a ranking needs at least one class");
    }
  }

  /** A result of a model that is always confident. */
  public Classification(List<Candidate> ranking) {
    this(ranking, 0, Optional.empty());
  }

  /**
   * Whether the best class is probable enough to act on, by the model's threshold ({@code
   * nn.abstain}). If false, route the example to a person. Always true of a model without a
   * threshold.
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
    throw Illegal.argument(
        "no class is called %s; there are [%s]",
        SafeText.text(className),
        SafeText.list(ranking.stream().map(Candidate::className).sorted().toList()));
  }

  /**
   * A set of classes for the actual class: the best class, and others about as probable as actual
   * classes were in examples that the model was not trained on. See {@link ConformalScores} for the
   * guarantee.
   *
   * @param coverage share of sets that must contain the actual class, such as 0.9
   * @return at least one class, in the order of the ranking
   * @throws IllegalArgumentException if the coverage is not between 0 and 1, or the model was
   *     scored on too few examples for it
   * @throws IllegalStateException if the model was not scored on examples that it was not trained
   *     on
   */
  public List<Candidate> set(double coverage) {
    float most = scores.orElseThrow(ConformalScores::missing).quantile(coverage);
    return ranking.stream()
        .filter(
            candidate ->
                candidate == best()
                    || ConformalScores.ofProbability(candidate.probability()) <= most)
        .toList();
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
