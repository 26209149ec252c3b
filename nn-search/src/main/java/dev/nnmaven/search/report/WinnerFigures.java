package dev.nnmaven.search.report;

import java.util.Optional;

/**
 * What the winner's model is on the test images.
 *
 * @param text the main figure, with what it is made of
 */
public record WinnerFigures(Optional<Double> loss, Optional<Double> accuracy, String text) {}
