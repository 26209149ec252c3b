package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.layer.builtin.Conv;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.layer.builtin.KernelSize;
import dev.nnmaven.nn.layer.builtin.Padding;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.layer.builtin.Pooling;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images as a decoder sees them. */
class ImagesTest {

  static BufferedImage decode(String uri) throws IOException {
    assertThat(uri).startsWith("data:image/png;base64,");
    return ImageIO.read(
        new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
  }

  @Test
  void image_ofGreyOrColours_hasItsPixels() throws Exception {
    byte[] pixels = {0, 1, 127, (byte) 128, (byte) 254, (byte) 255};
    BufferedImage image = decode(PixelGrid.of(new PixelImage(3, 2, pixels)).image());
    assertThat(image.getWidth()).isEqualTo(3);
    assertThat(image.getRaster().getSamples(0, 0, 3, 2, 0, (int[]) null))
        .containsExactly(0, 1, 127, 128, 254, 255);
    BufferedImage colours = decode(PixelGrid.of(new PixelImage(2, 1, 3, pixels)).image());
    assertThat(colours.getRGB(0, 0)).isEqualTo(0xff00017f);
    assertThat(colours.getRGB(1, 0)).isEqualTo(0xff80feff);
  }

  private static TrainedModel model(ImagePreprocessing pixels, Layer... layers) {
    return new TrainedModel(
        new Network(List.of(layers), Loss.of("crossEntropy")),
        new ClassificationTask(List.of("A", "B")),
        pixels,
        Provenance.by("test"));
  }

  /** A part of the page. */
  static String html(String template, Object model) {
    StringOutput html = new StringOutput();
    HtmlReport.content(template, HtmlReport.class, model)
        .writeTo(new OwaspHtmlTemplateOutput(html));
    return html.toString();
  }

  private static DenseLayer dense(int inputs) {
    return new DenseLayer(inputs, 2, Activation.of("linear"), List.of());
  }

  /** Weights of red and green at one pixel: red counts for, green against, blue not at all. */
  @Test
  void neurons_ofColours_areLightAroundGrey() throws Exception {
    Layer layer = dense(6);
    layer.parameter("weights").set(3, 0, 2f);
    layer.parameter("weights").set(4, 0, -2f);
    TrainedModel one = model(Found.pixels(2, 1, Channels.RGB, PixelOrder.ROWS), layer);
    NeuronGallery gallery = NeuronGallery.of(one).orElseThrow();
    assertThat(gallery.isColoured()).isTrue();
    BufferedImage image = decode(gallery.images().get(0).image());
    assertThat(image.getRGB(0, 0)).isEqualTo(0xff808080);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xffff0080);
    Ensemble two = new Ensemble(List.of(one.network(), one.network()));
    assertThat(html("neurons.jte", NeuronGallery.of(one.with(two)).orElseThrow()))
        .contains(" of the first layer of the first network.");
  }

  /**
   * Filters of 2 rows and 3 columns, one weight each; of images read by columns, on their sides.
   */
  @ParameterizedTest
  @CsvSource({"ROWS, 3, 2, 1, 1", "COLUMNS, 2, 3, 1, 1"})
  void filters_oneWeight_standsWhereItsPixelIs(
      PixelOrder order, int width, int height, int x, int y) throws Exception {
    ImagePreprocessing pixels = Found.pixels(8, 6, Channels.RGB, order);
    ConvLayer layer =
        new Conv(2, new KernelSize(2, 3), 1, Padding.SAME)
            .create(Shape.of(pixels.shape()), Activation.of("relu"), List.of());
    layer.weights().set((1 * 3 + 1) * 3, 0, 2f); // row 1, column 1, red
    NeuronGallery gallery = NeuronGallery.of(model(pixels, layer, dense(96))).orElseThrow();
    assertThat(html("neurons.jte", gallery)).contains("<p>All 2 filters of the first layer. Each");
    assertThat(gallery.window()).contains(width + " × " + height);
    BufferedImage image = decode(gallery.images().get(0).image());
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    for (int i = 0; i < 6; i++) {
      boolean there = i % width == x && i / width == y;
      assertThat(image.getRGB(i % width, i / width)).isEqualTo(there ? 0xffff8080 : 0xff808080);
    }
  }

  @Test
  void filters_behindAPool_areNotShown() {
    PoolLayer pool = new PoolLayer(new Shape(4, 4, 1), Pooling.MAX, 2, 2, List.of());
    assertThat(NeuronGallery.of(model(new ImagePreprocessing(4, 4), pool, dense(4)))).isEmpty();
  }

  /** Black and white, each under nothing, full orange and half blue. */
  @Test
  void tinted_signedValues_areOverTheGreyOfTheImage() throws Exception {
    PixelGrid grey = new PixelGrid(3, 2, 1, new float[] {0, 0, 0, 255, 255, 255});
    PixelGrid signed = new PixelGrid(3, 2, 1, new float[] {0, 4, -2, 0, 8, -2});
    BufferedImage image = decode(grey.tinted(signed, 4));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xff303030); // 48: black is lifted
    assertThat(image.getRGB(1, 0)).isEqualTo(0xffb65620); // a fourth of 48 and 3/4 of e2631a
    assertThat(image.getRGB(2, 0)).isEqualTo(0xff2e4b6e); // 5/8 of 48 and 3/8 of 2a78d6
    assertThat(image.getRGB(0, 1)).isEqualTo(0xffffffff);
    assertThat(image.getRGB(1, 1)).isEqualTo(0xffe98a53);
    assertThat(image.getRGB(2, 1)).isEqualTo(0xffafccf0);
  }

  @Test
  void shrunk_anyGrid_hasMeansAndOneRowAtLeast() {
    PixelGrid small = new PixelGrid(2, 1, 1, new float[] {1, 2});
    assertThat(small.shrunk(2)).isSameAs(small);
    PixelGrid grid = new PixelGrid(4, 2, 1, new float[] {1, 3, 10, 20, 5, 7, 30, 40}).shrunk(2);
    assertThat(List.of(grid.width(), grid.height())).containsExactly(2, 1);
    assertThat(grid.values()).containsExactly(4, 25);
    PixelGrid flat = new PixelGrid(1000, 1, 1, new float[1000]).shrunk(10);
    assertThat(List.of(flat.width(), flat.height())).containsExactly(10, 1);
    float[] colours = {1, 10, 100, 3, 20, 140};
    assertThat(new PixelGrid(2, 1, 3, colours).shrunk(1).values()).containsExactly(2, 15, 120);
  }

  /** 3 x 2 pixels, one weight each that is not zero: it shines where its pixel is. */
  @ParameterizedTest
  @CsvSource({"ROWS, 4, 1, 1", "ROWS, 2, 2, 0", "COLUMNS, 4, 2, 0", "COLUMNS, 1, 0, 1"})
  void neurons_oneWeight_standsWhereItsPixelIs(PixelOrder order, int input, int x, int y)
      throws Exception {
    Layer layer = dense(6);
    layer.parameter("weights").set(input, 0, 2f);
    layer.parameter("weights").set(input, 1, -2f);
    ImagePreprocessing pixels = new ImagePreprocessing(3, 2, Normalization.SCALE, order);
    NeuronGallery gallery = NeuronGallery.of(model(pixels, layer)).orElseThrow();
    assertThat(gallery.images())
        .extracting(p -> p.className().orElseThrow())
        .containsExactly("A", "B");
    BufferedImage positive = decode(gallery.images().get(0).image());
    BufferedImage negative = decode(gallery.images().get(1).image());
    for (int i = 0; i < 6; i++) {
      boolean there = i % 3 == x && i / 3 == y;
      assertThat(positive.getRGB(i % 3, i / 3) >>> 24).as("opaque").isEqualTo(there ? 255 : 0);
      assertThat(negative.getRGB(i % 3, i / 3) >>> 24).isEqualTo(there ? 255 : 0);
    }
    assertThat(positive.getRGB(x, y)).isNotEqualTo(negative.getRGB(x, y));
    assertThat(gallery.strongest()).isEqualTo("2.00");
  }
}
