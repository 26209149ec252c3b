package dev.nnmaven.plugin.config;

/**
 * A {@code <layer>} of the POM's {@code <network>}, either {@code <layer>100</layer>} or
 *
 * <pre>{@code
 * <layer>
 *   <neurons>100</neurons>
 *   <activation>sigmoid</activation>
 *   <regularizer>dropout(0.5)+l2(1e-4)</regularizer>
 * </layer>
 * }</pre>
 */
public final class LayerConfig {

  private String neurons;
  private String activation;
  private String regularizer;
  private String regularizers;

  /** Filled by Maven. */
  public LayerConfig() {}

  /** Text of a layer without elements: its number of neurons. */
  public void set(String text) {
    this.neurons = text;
  }

  /** Number of neurons. */
  public void setNeurons(String neurons) {
    this.neurons = neurons;
  }

  /** Name of the activation. */
  public void setActivation(String activation) {
    this.activation = activation;
  }

  /** Regularizers, joined by plus signs. */
  public void setRegularizer(String regularizer) {
    this.regularizer = regularizer;
  }

  /** Alias with the name of the short form. */
  public void setRegularizers(String regularizers) {
    this.regularizers = regularizers;
  }

  String neurons() {
    return neurons;
  }

  String activation() {
    return activation;
  }

  String regularizer() {
    return regularizer;
  }

  String regularizers() {
    return regularizers;
  }
}
