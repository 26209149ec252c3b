package dev.nnmaven.plugin.imported;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.Safetensors;
import dev.nnmaven.nn.text.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the layers in a file, first to last, if not configured. */
final class LayerNames {

  private LayerNames() {}

  /**
   * Names of all tensors with a weights suffix, without the suffix, in file order. Python's library
   * sorts tensors by name, fc10 before fc2: if numeric order differs from file order, the user has
   * to configure it.
   */
  static List<String> of(Safetensors file) throws MalformedFileException {
    List<String> names = new ArrayList<>();
    for (String tensor : file.types().keySet()) {
      for (String ending : ImportedLayer.WEIGHTS) {
        if (tensor.endsWith(ending)) {
          names.add(tensor.substring(0, tensor.length() - ending.length()));
        }
      }
    }
    List<String> counted = new ArrayList<>(names);
    counted.sort(Comparator.comparing(LayerNames::withLongNumbers));
    if (names.isEmpty()) {
      throw new MalformedFileException(
          "expected tensors with names such as fc1.weight and fc1.bias, found "
              + Shown.list(file.types().keySet()));
    }
    if (!names.equals(counted)) {
      throw new MalformedFileException(
          "its layers stand in the order %s, which need not be theirs; say it: nn.importLayers=%s"
              .formatted(Shown.list(names), Shown.text(String.join(",", counted))));
    }
    return names;
  }

  /** Pads numbers with zeros, so that text order is numeric order. */
  private static String withLongNumbers(String name) {
    StringBuilder text = new StringBuilder();
    for (String part : name.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1)) {
      boolean number = !part.isEmpty() && Character.isDigit(part.charAt(0));
      text.append(number ? "0".repeat(Math.max(0, 20 - part.length())) : "").append(part);
    }
    return text.toString();
  }
}
