package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;

/** Reads models from files, URLs, streams and resources, with messages that name the source. */
final class ModelSource {

  private ModelSource() {}

  static TrainedModel read(Path file) throws IOException {
    try {
      return ModelFile.read(file);
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("the model file " + file + ": " + FileProblem.reason(e), e);
    }
  }

  static TrainedModel read(URL address) throws IOException {
    try {
      try (InputStream in = open(address)) {
        return ModelFile.read(in, address.toString());
      }
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("the model " + address + ": " + FileProblem.reason(e), e);
    }
  }

  private static InputStream open(URL address) throws IOException {
    if (address.getProtocol().equals("file")) {
      try {
        return RegularFile.open(Path.of(address.toURI()));
      } catch (URISyntaxException | IllegalArgumentException e) {
        // Not a path of this file system: leave it to the URL's handler.
      }
    }
    URLConnection connection = address.openConnection();
    connection.setUseCaches(false); // a cached jar would stay open after this
    return connection.getInputStream();
  }

  static TrainedModel read(Class<?> anchor, String name) throws IOException {
    try (InputStream in = anchor.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(missing(anchor, name));
      }
      return ModelFile.read(in, "the resource " + name);
    }
  }

  private static String missing(Class<?> anchor, String name) {
    String message =
        "no resource %s, as seen from %s%s"
            .formatted(
                name,
                anchor.getName(),
                name.startsWith("/") ? "" : "; a name from the root of the jar begins with /");
    return anchor.getModule().isNamed()
        ? message
            + ("; module %s hides resources in packages that it does not open; META-INF/nn is not"
                    + " a package")
                .formatted(anchor.getModule().getName())
        : message;
  }
}
