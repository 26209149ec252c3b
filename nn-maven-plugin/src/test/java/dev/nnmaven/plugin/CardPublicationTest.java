package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "epochs", value = "0")
class CardPublicationTest extends GoalsTest {

  @Test
  void evaluate_cardThatIsWantedOrNot_isWrittenOrGone() throws Exception {
    train.execute();
    Path card = project.resolve("target/nn/MODEL_CARD.md");
    evaluate.card = "write";
    evaluate.execute();
    assertThat(card).exists();
    evaluate.card = "none";
    evaluate.execute();
    assertThat(card).doesNotExist();
    evaluate.attach = "model, card";
    refused(evaluate, "nn.attach: nn.card=none writes no card");
    evaluate.attach = "cards";
    refused(evaluate, "nn.attach: expected some of model,card, or none, found \"cards\"");
    evaluate.card = "require";
    refused(evaluate, "nn.card: is require, but the model card lacks: ");
    assertThat(project.resolve("target/nn/evaluation.json")).as("nothing is judged").doesNotExist();
  }
}
