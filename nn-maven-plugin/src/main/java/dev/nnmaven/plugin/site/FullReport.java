package dev.nnmaven.plugin.site;

import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.plugin.report.Reports;
import dev.nnmaven.plugin.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Copies the HTML report of an evaluation into the site. */
public final class FullReport {

  private static final String FOLDER = "neural-network-report";
  private static final String PAGE = "index.html";

  private FullReport() {}

  /**
   * Copies the report, if there is one.
   *
   * @param reports reports of a model
   * @param site folder of the site
   * @return link from the site's root
   */
  public static Optional<String> copy(Reports reports, Path site) throws IOException {
    Path source = reports.page();
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    Path folder = site.resolve(FOLDER);
    Path target = folder.resolve(reports.model()).resolve(PAGE);
    Files.createDirectories(target.getParent());
    RegularFile.copy(source, target);
    // Encoded for a URL, since names of models are no paths.
    String model = reports.model().isEmpty() ? "" : Texts.url(reports.model()) + "/";
    return Optional.of(FOLDER + "/" + model + PAGE);
  }
}
