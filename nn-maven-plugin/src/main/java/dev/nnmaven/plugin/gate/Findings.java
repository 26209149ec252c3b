package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.data.DataHealth;
import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.baseline.KnownBaseline;
import java.util.List;
import java.util.Optional;

/**
 * What rules judge by.
 *
 * @param classes their names
 * @param evaluation the model on held-out images
 * @param training the model on its training images, if these are at hand
 * @param health what is odd about the images
 * @param baseline what is known of the model that was accepted last
 * @param comparison with it, if it was judged on the same images
 * @param freshness whether the model is the one that the settings of this build train
 */
public record Findings(
    List<String> classes,
    Evaluation evaluation,
    Optional<Evaluation> training,
    DataHealth health,
    KnownBaseline baseline,
    Optional<Comparison> comparison,
    Freshness freshness) {}
