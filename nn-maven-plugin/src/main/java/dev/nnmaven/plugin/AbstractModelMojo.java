package dev.nnmaven.plugin;

import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that make a model: where it goes, and of what data. */
abstract class AbstractModelMojo extends AbstractModelFileMojo {

  /**
   * A CSV or TSV file whose first line names the columns, or one of JSON lines (.jsonl), which may
   * be packed (.gz); or a folder of images, one sub-folder per class, named after it, or {@code
   * train} and {@code test} that hold such sub-folders. PNG, JPEG, GIF and BMP, grey or colour, all
   * of one size; hidden files are ignored. Example: {@code <data>src/letters</data>}
   */
  @Parameter(property = "nn.data", defaultValue = "${project.basedir}/data")
  File data;

  /**
   * Files that are not images, or of another size than expected: {@code fail} the build, or {@code
   * skip} them with a warning. Default: fail. Example: {@code
   * <unreadableImages>skip</unreadableImages>}
   */
  @Parameter(property = "nn.unreadableImages")
  String unreadableImages;

  /**
   * Loss: {@code crossEntropy} (softmax: one class is right) or {@code binaryCrossEntropy} (a
   * sigmoid for each class). Default: crossEntropy. Example: {@code
   * <loss>binaryCrossEntropy</loss>}
   */
  @Parameter(property = "nn.loss")
  String loss;

  /**
   * Normalization of pixels, which the model remembers: {@code scale} (x / 255), {@code l2} (a
   * vector of length 1) or {@code none}. Default: scale. Example: {@code
   * <normalization>l2</normalization>}
   */
  @Parameter(property = "nn.normalization")
  String normalization;

  /**
   * Order of the pixels as inputs, which the model remembers: {@code rows} or {@code columns}.
   * Default: rows. Example: {@code <pixelOrder>columns</pixelOrder>}
   */
  @Parameter(property = "nn.pixelOrder")
  String pixelOrder;

  /**
   * Size that all images are scaled to, width first; the model remembers it. Default: that of the
   * images, which must be equal. Example: {@code <imageSize>28x28</imageSize>}
   */
  @Parameter(property = "nn.imageSize")
  String imageSize;

  /**
   * Scaling to {@code imageSize}, which the model remembers: {@code stretch}, {@code fit} (keeps
   * the aspect ratio, on the background), {@code fill} (keeps it, crops to the middle), {@code
   * stretchLightInk} or {@code stretchDarkInk} (the bounding box of light or dark pixels), or
   * {@code refuse} other sizes. Default: stretch if {@code imageSize} is given. Example: {@code
   * <scaling>stretchDarkInk</scaling>}
   */
  @Parameter(property = "nn.scaling")
  String scaling;

  /**
   * What a pixel is made of, which the model remembers: {@code grey}, or {@code rgb} (red, green
   * and blue). Default: rgb if at least 5% of the training images have colours that grey would
   * lose. Example: {@code <color>grey</color>}
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
