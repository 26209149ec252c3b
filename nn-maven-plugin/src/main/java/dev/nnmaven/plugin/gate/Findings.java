package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.baseline.KnownBaseline;
import java.util.List;
import java.util.Optional;

/**
 * Input of the rules.
 *
 * @param classes class names
 * @param evaluation the model on held-out images
 * @param training the model on its training images, if available
 * @param health data quality checks of the images
 * @param baseline the last accepted model
 * @param comparison with the baseline, if it was evaluated on the same images
 * @param freshness whether the model is the one that this build's settings train
 */
public record Findings(
    List<String> classes,
    ClassificationMetrics evaluation,
    Optional<ClassificationMetrics> training,
    DataHealth health,
    KnownBaseline baseline,
    Optional<Comparison> comparison,
    Freshness freshness) {}
