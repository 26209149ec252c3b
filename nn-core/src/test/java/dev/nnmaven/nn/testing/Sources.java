package dev.nnmaven.nn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Code of a user's own, compiled by a test. */
public final class Sources {

  private Sources() {}

  /** Compiles files into a folder. */
  public static void compile(Path classes, List<String> options, Path... files) {
    List<String> all = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString()));
    all.addAll(options);
    Stream.of(files).map(Path::toString).forEach(all::add);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, errors, all.toArray(String[]::new));
    assertThat(status).as(() -> errors.toString(StandardCharsets.UTF_8)).isZero();
  }
}
