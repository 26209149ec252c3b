package dev.nnmaven.nn.classifier;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a network says of one picture.
 *
 * @param ranking all classes, the likeliest first; of equally likely ones, the one that the model
 *     names first
 */
public record Classification(List<Candidate> ranking) {

  private static final int SHOWN = 3;

  /**
   * Copies the ranking.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Classification {
    ranking = List.copyOf(ranking);
    if (ranking.isEmpty()) {
      throw new IllegalArgumentException("a ranking needs at least one class");
    }
  }

  /** The likeliest class. */
  public Candidate best() {
    return ranking.get(0);
  }

  /**
   * The probability of a class, 0 to 1.
   *
   * @throws IllegalArgumentException if the model has no such class; the message lists those it has
   */
  public float probability(String className) {
    for (Candidate candidate : ranking) {
      if (candidate.className().equals(className)) {
        return candidate.probability();
      }
    }
    throw new IllegalArgumentException(
        "no class is called %s; there are %s"
            .formatted(className, ranking.stream().map(Candidate::className).sorted().toList()));
  }

  /** The likeliest three: {@code A (97.31%), H (1.20%), F (0.88%), ...}. */
  @Override
  public String toString() {
    return ranking.stream()
        .limit(SHOWN)
        .map(Candidate::toString)
        .collect(Collectors.joining(", ", "", ranking.size() > SHOWN ? ", ..." : ""));
  }
}
