/**
 * The API for applications: load a trained model, classify images or rows, or predict numbers.
 *
 * <pre>{@code
 * ImageClassifier letters = Model.load(App.class, "/META-INF/nn/letters.safetensors").images();
 *
 * Classification found = letters.classify(Path.of("scan.png"));
 * System.out.println(found.best().className()); // A
 * System.out.println(found); // A (97.31%), H (1.20%), F (0.88%), ...
 *
 * ImageClassifier photos = letters.inverted().scaling(Scaling.STRETCH_LIGHT_INK);
 * for (Classification each : photos.classifyAll(List.of(black, onWhite))) {
 *   System.out.println(each.probability("A"));
 * }
 *
 * Model prices = Model.load(App.class, "/META-INF/nn/prices.safetensors");
 * double price = prices.numbers().predict(Map.of("size", 120, "city", "Bonn"));
 * }</pre>
 *
 * <p>Null arguments throw a {@link NullPointerException} that names the argument.
 */
package dev.nnmaven.nn.prediction;
