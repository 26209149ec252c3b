package dev.nnmaven.plugin.site;

import dev.nnmaven.plugin.report.Reports;
import dev.nnmaven.plugin.text.Urls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The full report of an evaluation, which is one file, brought into the site. */
public final class FullReport {

  private static final String FOLDER = "neural-network-report";
  private static final String PAGE = "index.html";

  private FullReport() {}

  /**
   * Copies it, if there is one.
   *
   * @param reports those of a model
   * @param site the folder of the site
   * @return the link from the site's root
   */
  public static Optional<String> copy(Reports reports, Path site) throws IOException {
    Path source = reports.page();
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    Path folder = site.resolve(FOLDER);
    Path target = folder.resolve(reports.model()).resolve(PAGE);
    Files.createDirectories(target.getParent());
    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    // As a URL; names of models are no paths.
    String model = reports.model().isEmpty() ? "" : Urls.encoded(reports.model()) + "/";
    return Optional.of(FOLDER + "/" + model + PAGE);
  }
}
