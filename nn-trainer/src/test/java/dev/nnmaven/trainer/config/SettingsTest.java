package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void json_specialCharactersInAnyOrder_comeBackTheSameInOneLine() {
    String odd = "äß→\"'\\\r\n\t<&=\u2028" + Character.toString(0x1f98a);
    Settings settings = Written.of("fork", odd, "network/layer 1/neurons", "5");
    assertThat(settings.toJson()).doesNotContain("\n", "\r");
    assertThat(Settings.ofJson(settings.toJson()).texts()).isEqualTo(settings.texts());
    assertThat(Written.list("a=1; b=2").toJson())
        .isEqualTo(Written.list("b=2; a=1").toJson())
        .isNotEqualTo(Written.list("b=1; a=2").toJson());
  }

  @Test
  void texts_changed_leaveTheOriginal() {
    Settings settings = Written.of("epochs", "1", "seed", "x");
    Settings changed = settings.with("epochs", "many").without(List.of("seed"));
    assertThat(changed.has("seed")).isFalse();
    assertThat(settings.get(Parameters.EPOCHS)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> changed.get(Parameters.EPOCHS))
        .withMessageContaining("nn.epochs: expected a whole number");
  }

  @Test
  void file_notConfigured_isEmpty() {
    assertThat(Written.of("data", "/bin/java").file("data")).contains(Path.of("/bin/java"));
    assertThat(Written.of().file("data")).isEmpty();
    assertThat(Written.of("data", " ").file("data")).isEmpty(); // not the folder where Java runs
  }

  @Test
  void needed_notConfigured_namesTheParameter() {
    assertThat(Written.of("data", "some").needed("data")).isEqualTo(Path.of("some"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataLocations.in(Written.of("target", "kind")))
        .withMessage("nn.data: expected a file or folder, found nothing");
  }
}
