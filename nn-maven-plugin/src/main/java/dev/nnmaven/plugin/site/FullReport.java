package dev.nnmaven.plugin.site;

import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.plugin.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The full report of an evaluation, which is one file, brought into the site. */
public final class FullReport {

  private static final String IN_SITE = "neural-network-report/index.html";

  private FullReport() {}

  /**
   * Copies it, if there is one.
   *
   * @param reports where evaluations leave their reports
   * @param site the folder of the site
   * @return the link from the site's root
   */
  public static Optional<String> copy(Path reports, Path site) throws IOException {
    Path source = Reports.page(reports);
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    Path target = site.resolve(IN_SITE);
    Files.createDirectories(target.getParent());
    RegularFile.copy(source, target);
    return Optional.of(IN_SITE);
  }
}
