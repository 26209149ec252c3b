package dev.nnmaven.nn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.table.NumberEncoding;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.testing.Listed;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of settings that name parts, of each kind: what they mean, and what is refused. */
class PartsTest {

  private enum Kind {
    ACTIVATION(Activation::of, part -> part.specification()),
    LOSS(Loss::of, part -> part.specification()),
    INITIALIZER(Initializer::of, part -> part.specification()),
    OPTIMIZER(text -> Optimizer.of(text), part -> part.specification()),
    SCHEDULE(Schedule::of, part -> part.specification()),
    LAYER(text -> LayerKind.catalog().create(text), part -> part.specification()),
    REGULARIZER(Regularizer::listOf, Regularizer::specificationOf),
    AUGMENTATION(Augmentation::listOf, Augmentation::specificationOf),
    NUMBERS(NumberEncoding::of, part -> part.specification()),
    SCALING(Scaling::of, part -> part.specification()),
    NORMALIZATION(Normalization::of, part -> part.specification()),
    ORDER(PixelOrder::of, part -> part.specification()),
    KERNELS(KernelChoice::of, part -> part.specification());

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Function<String, Object> of;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<String, String> written;

    <T> Kind(Function<String, T> of, Function<T, String> written) {
      this.of = of::apply;
      this.written = text -> written.apply(of.apply(text));
    }
  }

  /** The second text is how the part is written, if it is another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LOSS | huber(delta=0.5) | huber(0.5)
          INITIALIZER | Orthogonal | orthogonal
          INITIALIZER | uniform |
          INITIALIZER | xavier |
          INITIALIZER | he |
          INITIALIZER | lecun |
          OPTIMIZER | gradientDescent |
          OPTIMIZER | momentum(0.9) |
          OPTIMIZER | nesterov(0.5) |
          OPTIMIZER | rmsProp(decay=0.9, epsilon=1E-8) |
          OPTIMIZER | adam(beta1=0.9, beta2=0.999, epsilon=1E-8) |
          OPTIMIZER | adamW(beta1=0.9, beta2=0.999, epsilon=1E-8, decay=0.01) |
          SCHEDULE | constant |
          SCHEDULE | cosine |
          SCHEDULE | step(factor=0.5, every=10) |
          SCHEDULE | plateau(factor=0.5, patience=5, threshold=0.0001) |
          SCHEDULE | exponential(0.95) |
          SCHEDULE | warmUp(1.5)+exponential(0.5) |
          LAYER | dense(7) |
          LAYER | dense(neurons=7) | dense(7)
          LAYER | layer(7) | dense(7)
          LAYER | dense | dense(100)
          LAYER | conv(16, 5x5) |
          LAYER | conv(filters=8, size=3) | conv(8, 3x3)
          LAYER | conv(32, 3x1, stride=2, padding=valid) |
          LAYER | conv | conv(16, 3x3)
          LAYER | maxPool(3) |
          LAYER | maxPool(3, stride=2) |
          LAYER | globalAvgPool |
          REGULARIZER | dropOut | dropout(0.5)
          REGULARIZER | L2Norm | l2(0.0001)
          REGULARIZER | nothing | none
          REGULARIZER | dropout(0)+l2(1E+10)+l1(0)+maxNorm(1E-7)+inputNoise(0) |
          REGULARIZER | L2( 1e+2 ) + dropout(+0.25)+none | l2(100)+dropout(0.25)
          AUGMENTATION | none |
          AUGMENTATION | rotate(10)+scale(0.1)+shear(0.15) |
          AUGMENTATION | elastic(alpha=34, sigma=4) |
          AUGMENTATION | noise(0.1)+erase(probability=0.5, area=0.4) |
          AUGMENTATION | flip(vertical)+crop(0.8) |
          AUGMENTATION | brightness(0.2)+contrast(0.2)+saturation(0.2)+hue(0.05) |
          AUGMENTATION | Shift+elastic(34,4)+erasing | \
          shift(2)+elastic(alpha=34, sigma=4)+erase(probability=0.5, area=0.4)
          NUMBERS | standard |
          NUMBERS | piecewise | piecewise(16)
          SCALING | stretch_light_ink | stretchLightInk
          """)
  void of_text_isWrittenInOneWayAndReadBack(Kind kind, String text, String written) {
    String expected = written == null ? text : written;
    assertThat(kind.written.apply(text)).isEqualTo(expected);
    assertThat(kind.written.apply(expected)).isEqualTo(expected);
    if (kind != Kind.LAYER) { // whose pools are compared by what they write
      assertThat(kind.of.apply(expected)).isEqualTo(kind.of.apply(text));
    }
  }

  @Test
  void of_whateverIsListed_isReadBack() {
    checkAll(Kind.ACTIVATION, Listed.activations());
    checkAll(Kind.LOSS, Listed.losses());
    checkAll(Kind.OPTIMIZER, Listed.optimizers());
    checkAll(Kind.AUGMENTATION, Listed.augmentations());
    checkAll(Kind.SCALING, names(Scaling.values()));
    checkAll(Kind.NORMALIZATION, names(Normalization.values()));
    checkAll(Kind.ORDER, names(PixelOrder.values()));
    checkAll(Kind.KERNELS, names(KernelChoice.values()));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static void checkAll(Kind kind, List<String> names) {
    for (String name : names) {
      String written = kind.written.apply(name);
      assertThat(written.replaceFirst("\\(.*", ""))
          .isEqualToIgnoringCase(name.replaceFirst("\\(.*", "").replace("_", ""));
      assertThat(kind.of.apply(written)).isEqualTo(kind.of.apply(name));
      assertThat(kind.written.apply(written)).isEqualTo(written);
    }
  }

  /** Where a message begins with dots, it is its end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACTIVATION | leakyRelu(1) | leakyRelu slope must be at least 0 and below 1, found 1.0
          ACTIVATION | leakyRelu(NaN) | leakyRelu slope must be at least 0 and below 1, found NaN
          ACTIVATION | elu(0) | elu alpha must be above 0 and finite, found 0.0
          ACTIVATION | sigmiod | unknown activation "sigmiod"; allowed: elu(alpha), gelu, \
          leakyRelu(slope), linear, relu, sigmoid, softplus, tanh (did you mean sigmoid?)
          LOSS | huber(0) | huber delta must be above 0 and finite, found 0.0
          LOSS | crossEntrpy | unknown loss "crossEntrpy"; allowed: absoluteError, \
          binaryCrossEntropy, crossEntropy, huber(delta), squaredError (did you mean crossEntropy?)
          INITIALIZER | ortogonal | unknown initializer "ortogonal"; allowed: he, lecun, orthogonal, \
          uniform, xavier (did you mean orthogonal?)
          OPTIMIZER | momentum(1) | momentum must be at least 0 and below 1, found 1.0
          OPTIMIZER | nesterov(-0.1) | momentum must be at least 0 and below 1, found -0.1
          OPTIMIZER | rmsProp(NaN) | rmsProp decay must be at least 0 and below 1, found NaN
          OPTIMIZER | rmsProp(0.9, 0) | rmsProp epsilon must be above 0 and finite, found 0.0
          OPTIMIZER | adam(beta2=1) | beta2 must be at least 0 and below 1, found 1.0
          OPTIMIZER | adam(epsilon=Infinity) | epsilon must be above 0 and finite, found Infinity
          OPTIMIZER | adamW(decay=-1) | decay must be at least 0 and finite, found -1.0
          SCHEDULE | step(0) | step factor must be above 0 and at most 1, found 0.0
          SCHEDULE | step(0.5, 0.5) | step every must be at least 1 epoch, found 0.5
          SCHEDULE | exponential(1.1) | exponential factor must be above 0 and at most 1, found 1.1
          SCHEDULE | plateau(0) | plateau factor must be above 0 and at most 1, found 0.0
          SCHEDULE | plateau(patience=0.5) | plateau patience must be a whole number of epochs, at \
          least 1, found 0.5
          SCHEDULE | plateau(threshold=1) | plateau threshold must be at least 0 and below 1, found 1.0
          SCHEDULE | warmUp(0) | warmUp epochs must be above 0 and finite, found 0.0
          SCHEDULE | warmUp+cosinus | unknown schedule "cosinus"; allowed: constant, cosine, \
          exponential(factor), plateau(factor, patience, threshold), step(factor, every), \
          warmUp(epochs) (did you mean cosine?)
          LAYER | conv(0, 3x3) | a convolution has at least 1 filter, found 0
          LAYER | conv(4, 3x) | expected a size such as 5x3 (height, width) or 5, found "3x"
          LAYER | conv(4, 3x3, padding=full) | unknown padding "full"; allowed: same, valid
          LAYER | conv(4, 3x3, stride=0) | the stride of a convolution is at least 1 pixel, found 0
          LAYER | maxPool(0) | pooling needs a size and a stride of at least 1, found 0 and 0
          LAYER | dense(0) | a dense layer has at least 1 neuron, found 0
          LAYER | dense(1.5) | "1.5" in "dense(1.5)" is not a whole number
          LAYER | dense(units=5) | ...no parameter units; usage: dense(neurons)
          LAYER | dens(5) | ...maxPool(size, stride) (did you mean dense?)
          REGULARIZER | dropout(1) | dropout rate must be at least 0 and below 1, found 1.0
          REGULARIZER | dropout(NaN) | dropout rate must be at least 0 and below 1, found NaN
          REGULARIZER | l2(-1) | l2 lambda must be at least 0 and finite, found -1.0
          REGULARIZER | l2(1e40) | l2 lambda must be at least 0 and finite, found Infinity
          REGULARIZER | l1(-1) | l1 lambda must be at least 0 and finite, found -1.0
          REGULARIZER | maxNorm(0) | maxNorm must be above 0 and finite, found 0.0
          REGULARIZER | inputNoise(NaN) | inputNoise standard deviation must be at least 0 and \
          finite, found NaN
          REGULARIZER | l2(0.1)+dropuot(0.5) | unknown regularizer "dropuot"; allowed: dropout(rate), \
          inputNoise(standardDeviation), l1(lambda), l2(lambda), maxNorm(norm), none (did you mean \
          dropout?)
          AUGMENTATION | shift(-1) | shift pixels must be at least 0.0 and at most 10000.0, found -1.0
          AUGMENTATION | rotate(181) | rotate degrees must be at least 0.0 and at most 180.0, found 181.0
          AUGMENTATION | scale(1) | scale share must be at least 0.0 and at most 0.99, found 1.0
          AUGMENTATION | shear(NaN) | shear slope must be at least 0.0 and at most 10.0, found NaN
          AUGMENTATION | elastic(-1) | elastic alpha must be at least 0.0 and at most 100000.0, found -1.0
          AUGMENTATION | elastic(34, 0) | elastic sigma must be at least 0.1 and at most 1000.0, found 0.0
          AUGMENTATION | crop(0) | crop share must be at least 0.01 and at most 1.0, found 0.0
          AUGMENTATION | hue(0.6) | hue turn must be at least 0.0 and at most 0.5, found 0.6
          AUGMENTATION | contrast(2) | contrast amount must be at least 0.0 and at most 1.0, found 2.0
          AUGMENTATION | flip(diagonal) | flip axis must be horizontal or vertical, found "diagonal"
          AUGMENTATION | noise(2) | noise deviation must be at least 0.0 and at most 1.0, found 2.0
          AUGMENTATION | erase(2) | erase probability must be at least 0.0 and at most 1.0, found 2.0
          AUGMENTATION | erase(area=Infinity) | erase area must be at least 0.0 and at most 1.0, found \
          Infinity
          AUGMENTATION | shift+flipp | unknown augmentation "flipp"; allowed: brightness(amount), \
          contrast(amount), crop(share), elastic(alpha, sigma), erase(probability, area), flip(axis), \
          hue(turn), noise(deviation), rotate(degrees), saturation(amount), scale(share), \
          shear(slope), shift(pixels), none (did you mean flip?)
          NUMBERS | robst | unknown encoding of numbers "robst"; allowed: standard, robust, \
          piecewise(bins) (did you mean robust?)
          NUMBERS | piecewise(1) | ...piecewise: expected 2 to 32 bins, found 1
          NUMBERS | piecewise(33) | ...piecewise: expected 2 to 32 bins, found 33
          NUMBERS | robust(3) | ...has too many arguments; usage: robust
          """)
  void of_wrongText_saysWhatIsExpected(Kind kind, String text, String message) {
    assertThatThrownBy(() -> kind.of.apply(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .endsWith(message.replaceFirst("^\\.\\.\\.", ""))
        .startsWith(message.startsWith("...") ? "" : message);
  }
}
