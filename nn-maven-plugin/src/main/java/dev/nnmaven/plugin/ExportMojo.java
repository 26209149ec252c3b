package dev.nnmaven.plugin;

import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.onnx.OnnxModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the model as ONNX for programs in other languages: from pixels or the values of a row to
 * probabilities or a number. Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:train nn:evaluate nn:export}</pre>
 */
@Mojo(name = "export", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class ExportMojo extends AbstractModelFileMojo {

  /**
   * ONNX file to write, which ends in {@code .onnx}. Default: named after the model, in {@code
   * target/nn}. Example: {@code <output>target/classes/letters.onnx</output>}
   */
  @Parameter(property = "nn.output")
  File output;

  /**
   * Share of intervals of a number, or sets of classes, that must contain the actual value. Needs
   * {@code members=folds(5)} or validation data. Default: {@code 0.9}. Example: {@code
   * <coverage>95%</coverage>}
   */
  @Parameter(property = "nn.coverage")
  String coverage;

  @Override
  void run(SettingsReader reader) throws ConfigurationException, IOException {
    Coverage answers = reader.read(Coverage::parse);
    HashedModel hashed = HashedModel.read(modelFile());
    Path target = reader.settings().file("output").orElse(reports().onnx());
    if (Files.exists(target) && Files.isSameFile(target, modelFile())) {
      reader.mistake("output", "is nn.modelFile, which would be overwritten: " + target);
    } else if (!target.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      reader.mistake("output", "expected a file that ends in .onnx, found \"" + target + "\"");
    }
    reader.throwIfAny();
    claim(target, "Give each of them its own nn.output.");
    Outputs.requireWritable("nn.output", target);
    OnnxModel onnx = OnnxModel.of(hashed.model(), answers, plugin.getVersion(), hashed.sha256());
    onnx.write(target);
    getLog().info("model " + modelFile());
    info("ONNX  %s, opset %d: %s", target, onnx.opset(), onnx);
    onnx.notes().forEach(note -> info("      %s", note));
  }
}
