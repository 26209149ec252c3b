package dev.nnmaven.plugin;

import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Base of goals that make a model: what its inputs are made of. */
abstract class AbstractModelMojo extends AbstractDataMojo {

  /**
   * Parameters of training, as elements; their arguments may be elements as well. Example: {@code
   * <training><optimizer>nesterov(0.9)</optimizer><epochs>40</epochs></training>}
   */
  @Parameter PlexusConfiguration training;

  /**
   * Loss: {@code crossEntropy} (softmax) or {@code binaryCrossEntropy} (a sigmoid per class); for a
   * number {@code squaredError}, {@code absoluteError} or {@code huber(1)}. {@code
   * labelSmoothing(0.1)} behind it spreads that share of a target over all classes. Default: {@code
   * crossEntropy}; {@code squaredError} for a number. Example: {@code <loss>crossEntropy
   * labelSmoothing(0.1)</loss>}
   */
  @Parameter(property = "nn.loss")
  String loss;

  /**
   * Normalization of pixels: {@code scale} (x / 255), {@code l2} (length 1), {@code standardize}
   * (mean 0, deviation 1 per channel) or {@code none}. Default: {@code scale}. Example: {@code
   * <normalization>l2</normalization>}
   */
  @Parameter(property = "nn.normalization")
  String normalization;

  /**
   * Size to which all images are scaled, width first. Default: that of the images; the recipe
   * chooses one if sizes differ or exceed 64 pixels. Example: {@code <imageSize>28x28</imageSize>}
   */
  @Parameter(property = "nn.imageSize")
  String imageSize;

  /**
   * Scaling to {@code imageSize}: {@code stretch}, {@code fit} (adds background), {@code fill}
   * (crops to the middle), {@code stretchLightInk} or {@code stretchDarkInk} (the bounding box of
   * light or dark pixels), or {@code refuse}. Default: {@code stretch} with {@code imageSize}, else
   * {@code refuse}. Example: {@code <scaling>stretchDarkInk</scaling>}
   */
  @Parameter(property = "nn.scaling")
  String scaling;

  /**
   * Channels of a pixel: {@code gray} or {@code rgb}. Default: {@code rgb} if gray would lose
   * colors in at least 5% of the training images, else {@code gray}. Example: {@code
   * <color>gray</color>}
   */
  @Parameter(property = "nn.color")
  String color;

  /**
   * Color behind transparent pixels, around images with {@code fit}, and beyond the edges of moved
   * images: {@code white}, {@code black}, {@code #rrggbb}, or {@code edges} (most frequent at the
   * edges of training images). Default: {@code white}, unless images would vanish. Example: {@code
   * <background>edges</background>}
   */
  @Parameter(property = "nn.background")
  String background;
}
