package dev.nnmaven.plugin.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The POM's {@code <network>}: the long form of a network, one element a layer.
 *
 * <pre>{@code
 * <network>
 *   <inputs>784</inputs>   <!-- may be left out: the pixels of an image -->
 *   <layer>
 *     <neurons>100</neurons>
 *     <activation>sigmoid</activation>
 *   </layer>
 *   <layer>
 *     <neurons>10</neurons>
 *   </layer>
 * </network>
 * }</pre>
 */
public final class NetworkConfig {

  private String text;
  private String inputs;
  private final List<LayerConfig> layers = new ArrayList<>();

  /** Filled by Maven. */
  public NetworkConfig() {}

  /** Rejects text in place of elements: the short form in the wrong place. */
  public void set(String text) {
    this.text = text;
  }

  /** Number of inputs. */
  public void setInputs(String inputs) {
    this.inputs = inputs;
  }

  /** Adds a layer. */
  public void addLayer(LayerConfig layer) {
    layers.add(layer);
  }

  String text() {
    return text;
  }

  String inputs() {
    return inputs;
  }

  List<LayerConfig> layers() {
    return layers;
  }
}
