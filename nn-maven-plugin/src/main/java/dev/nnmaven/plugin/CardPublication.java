package dev.nnmaven.plugin;

import dev.nnmaven.gate.card.Card;
import dev.nnmaven.gate.card.License;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * The model card of an evaluation, and whether it is published with the project.
 *
 * @param card empty if none is wanted
 */
record CardPublication(EvaluateMojo goal, Optional<Card> card, boolean attached) {

  /** Parses the settings; errors are added to the mistakes. */
  static CardPublication parse(EvaluateMojo goal, SettingsReader reader) {
    Path usual = goal.project.getBasedir().toPath().resolve("nn-card.md");
    boolean attached = Attachment.parse(reader).contains(Attachment.CARD);
    Optional<Card> card = Card.parse(reader, project(goal), usual, attached);
    if (card.isEmpty() && attached) {
      reader.mistake("attach", "nn.card=none writes no card; remove one of them");
    }
    return new CardPublication(goal, card, attached);
  }

  private static Card.Project project(EvaluateMojo goal) {
    MavenProject project = goal.project;
    List<License> licenses =
        project.getLicenses().stream()
            .map(license -> new License(text(license.getName()), text(license.getUrl())))
            .filter(license -> !license.name().isEmpty())
            .toList();
    return new Card.Project(
        project.getGroupId(),
        project.getArtifactId(),
        project.getVersion(),
        text(project.getDescription()),
        licenses);
  }

  private static String text(@Nullable String ofPom) {
    return Objects.requireNonNullElse(ofPom, "");
  }

  /** Checks before the work that the files can be written, and are no other model's. */
  void claim() throws ConfigurationException {
    if (attached) {
      goal.claim(
          "the model card with classifier " + ModelRepository.CLASSIFIER,
          "A project can publish one; remove card from nn.attach for the other model.");
    }
    if (card.isPresent()) {
      Outputs.requireWritable("MODEL_CARD.md", goal.reports().card());
    }
  }

  /** Writes the files, whatever the verdict. */
  void write(Evidence evidence, Verdict verdict) throws IOException {
    if (card.isPresent()) {
      card.get().write(goal.reports(), evidence, verdict);
    }
  }

  /** Says where they are, and attaches them to the project, beside the model. */
  void ship(MavenProjectHelper artifacts) {
    card.ifPresent(any -> goal.getLog().info("model card " + goal.reports().card()));
    if (attached) {
      artifacts.attachArtifact(
          goal.project, "md", ModelRepository.CLASSIFIER, goal.reports().card().toFile());
    }
  }
}
