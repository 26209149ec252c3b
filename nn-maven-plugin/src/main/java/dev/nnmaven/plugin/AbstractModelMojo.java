package dev.nnmaven.plugin;

import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Base of goals that make a model: what its inputs are made of. */
abstract class AbstractModelMojo extends AbstractDataMojo {

  /**
   * How the network learns: the parameters from {@code optimizer} to {@code seed}, {@code loss} and
   * the initial weights, as elements in one place; their arguments may be elements, too. Example:
   * {@code <training><optimizer>nesterov(0.9)</optimizer><epochs>40</epochs></training>}
   */
  @Parameter PlexusConfiguration training;

  /**
   * Loss: {@code crossEntropy} (softmax) or {@code binaryCrossEntropy} (a sigmoid per class); of a
   * number {@code squaredError}, {@code absoluteError} or {@code huber(1)}. Default: the first of
   * each. Example: {@code <loss>binaryCrossEntropy</loss>}
   */
  @Parameter(property = "nn.loss")
  String loss;

  /**
   * Normalization of pixels: {@code scale} (x / 255), {@code l2} (length 1), {@code standardize} or
   * {@code none}. Default: scale. Example: {@code <normalization>l2</normalization>}
   */
  @Parameter(property = "nn.normalization")
  String normalization;

  /**
   * Size that all images are scaled to, width first; the model remembers it. Default: that of the
   * images, which must be equal. Example: {@code <imageSize>28x28</imageSize>}
   */
  @Parameter(property = "nn.imageSize")
  String imageSize;

  /**
   * Scaling to {@code imageSize}: {@code stretch}, {@code fit} (keeps the ratio, on the
   * background), {@code fill} (keeps it, crops to the middle), {@code stretchLightInk} or {@code
   * stretchDarkInk} (the bounding box of light or dark pixels), or {@code refuse}. Default: stretch
   * if {@code imageSize} is given. Example: {@code <scaling>stretchDarkInk</scaling>}
   */
  @Parameter(property = "nn.scaling")
  String scaling;

  /**
   * What a pixel is made of: {@code grey}, or {@code rgb}. Default: rgb if at least 5% of the
   * training images have colours that grey would lose. Example: {@code <color>grey</color>}
   */
  @Parameter(property = "nn.color")
  String color;

  /**
   * Colour behind transparent pixels and beyond the edges of moved images, which the model
   * remembers: {@code white}, {@code black}, {@code #rrggbb}, or {@code edges}: what most training
   * images have at their edges. Default: white. Example: {@code <background>edges</background>}
   */
  @Parameter(property = "nn.background")
  String background;
}
