package com.example.penguins;

import dev.nnmaven.nn.prediction.Rows;

/** A penguin as it was measured; what is not known is null. */
public record Penguin(
    String island,
    Double billLength,
    Double billDepth,
    Double flipperLength,
    Double bodyMass,
    String sex) {

  /** Which column of the model is which part of a penguin. */
  static final Rows<Penguin> COLUMNS =
      new Rows<Penguin>()
          .column("island", Penguin::island)
          .column("bill_length_mm", Penguin::billLength)
          .column("bill_depth_mm", Penguin::billDepth)
          .column("flipper_length_mm", Penguin::flipperLength)
          .column("body_mass_g", Penguin::bodyMass)
          .column("sex", Penguin::sex);
}
