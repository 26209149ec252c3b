package dev.nnmaven.plugin;

import dev.nnmaven.gate.report.EvaluationJson;
import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.plugin.site.SitePage;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.text.Escaped;
import dev.nnmaven.trainer.text.Failures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * A page of the Maven site, among the project reports, that shows what {@code evaluate} found. It
 * judges nothing itself, so that {@code evaluate} must have run before. It belongs in the {@code
 * reporting} section of a POM. Example, there:
 *
 * <pre>{@code mvn verify site}</pre>
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends AbstractNnMojo implements MavenReport {

  /** Skips this goal: {@code <skipReport>true</skipReport>} or {@code -Dnn.report.skip}. */
  @Parameter(property = "nn.report.skip", defaultValue = "false")
  String skipReport;

  /** Where the site goes; the site plugin says so itself. */
  @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true)
  File siteFolder;

  /**
   * From the command line there is no site to be a page of, so it only says what the page would.
   */
  @Override
  void run(Settings settings) throws ConfigurationException, IOException {
    settings.mistakes().throwIfAny();
    List<Reports> found = found();
    if (found.isEmpty()) {
      throw new ConfigurationException(SitePage.missing(figures()));
    }
    for (Reports reports : found) {
      EvaluationJson evaluation = EvaluationJson.read(reports.figures());
      String model = reports.model().isEmpty() ? "" : reports.model() + ": ";
      getLog().info(model + evaluation.verdict().line());
      getLog().info(model + "held-out " + evaluation.figures().namedText());
    }
    info("nn:report is a page of the Maven site: put it into <reporting>, and run mvn site");
  }

  private Path figures() {
    return new Reports(Evaluations.target(project), "").figures();
  }

  private List<Reports> found() throws IOException {
    return Reports.found(Evaluations.target(project));
  }

  @Override
  Optional<String> missing() {
    return isPom() && !isWanted()
        ? Optional.of("there is no evaluation at " + figures())
        : Optional.empty();
  }

  /** Whether there is an evaluation, or the POM asks for one: modules may inherit the report. */
  private boolean isWanted() {
    try {
      return !found().isEmpty() || Evaluations.areWanted(session, project, plugin);
    } catch (IOException e) {
      return true; // its reader says why it cannot be read
    }
  }

  @Override
  public boolean canGenerateReport() throws MavenReportException {
    Settings settings = settings();
    boolean skipped = isSkipped(settings);
    writtenSettings().check(settings.mistakes());
    try {
      settings.mistakes().throwIfAny();
    } catch (ConfigurationException e) {
      throw visible(e);
    }
    if (skipped) {
      return false;
    }
    if (!isWanted()) {
      getLog().info("no page: there is no " + figures() + ", and nn:evaluate is not in the POM");
      return false;
    }
    return true;
  }

  @Override
  public void generate(Sink sink, Locale locale) throws MavenReportException {
    SitePage page = new SitePage(sink, getName(locale));
    try {
      List<SitePage.Model> models = new ArrayList<>();
      for (Reports reports : found()) {
        models.add(
            new SitePage.Model(
                reports.model(),
                EvaluationJson.read(reports.figures()),
                reports.copyPage(siteFolder.toPath())));
      }
      if (!models.isEmpty()) {
        page.show(models);
      } else {
        getLog().warn(SitePage.missing(figures()));
        page.showMissing(figures());
      }
    } catch (IOException e) {
      throw visible(e);
    }
  }

  /** Converts exceptions as {@link AbstractNnMojo#execute}, which the site plugin does not call. */
  private static MavenReportException visible(Exception e) {
    MavenReportException visible = new MavenReportException(Failures.describe(e));
    visible.initCause(Escaped.exception(e));
    return visible;
  }

  @SuppressWarnings("deprecation") // older versions of the interface have nothing else
  @Override
  public String getOutputName() {
    return "neural-network";
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return "Neural Network";
  }

  @Override
  public String getDescription(Locale locale) {
    return "How good the trained model is on data that it has never seen.";
  }

  @Override
  public void setReportOutputDirectory(File folder) {
    siteFolder = folder;
  }

  @Override
  public File getReportOutputDirectory() {
    return siteFolder;
  }

  @Override
  public boolean isExternalReport() {
    return false;
  }
}
