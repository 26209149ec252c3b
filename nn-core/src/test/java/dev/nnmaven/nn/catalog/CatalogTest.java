package dev.nnmaven.nn.catalog;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.catalog.Things.Thing;
import dev.nnmaven.nn.testing.Cases;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

  private final Catalog<Thing> catalog = catalogOf(new Things.Plain(), new Things.Scaled());

  private static Catalog<Thing> catalogOf(Thing... things) {
    return new Catalog<Thing>("thing").addServices(List.of(things), thing -> thing);
  }

  @Test
  void create_anyCaseAndSpaces_findsName() {
    Cases.check(
        500,
        random -> {
          assertThat(catalog.create(disguised("plain", random))).isEqualTo(new Things.Plain());
          assertThat(catalog.create(disguised("old spelling", random)))
              .isEqualTo(new Things.Plain());
          float number = (float) random.nextGaussian();
          String call =
              disguised("scaled", random)
                  + "("
                  + disguised(Float.toString(number), random)
                  + ")"
                  + spaces(random);
          assertThat(catalog.create(call)).isEqualTo(new Things.Scaled(number, 0f));
        });
  }

  private static String disguised(String name, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(random.nextBoolean() ? Character.toUpperCase(c) : c);
    }
    return spaces(random) + text + spaces(random);
  }

  private static String spaces(Random random) {
    return List.of("", " ", "\t", "\n  ", "\u2003").get(random.nextInt(5));
  }

  /** In Turkish, the small letter of I is not i. */
  @Test
  void create_turkishLocale_findsName() {
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale("tr", "TR"));
    try {
      assertThat(Activations.of("SIGMOID").specification()).isEqualTo("sigmoid");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void create_numbersByNameOrPlace_makesThem() {
    assertThat(catalog.create("scaled(3, 4)")).isEqualTo(new Things.Scaled(3f, 4f));
    assertThat(catalog.create("scaled(shift=4)")).isEqualTo(new Things.Scaled(2f, 4f));
    assertThat(catalog.create("scaled(3, SHIFT = 4)")).isEqualTo(new Things.Scaled(3f, 4f));
    assertThat(catalog.create("scaled(shift=4,factor=3)")).isEqualTo(new Things.Scaled(3f, 4f));
  }

  @Test
  void of_twoOfOneName_namesBothClasses() {
    assertRefused(
        () -> catalogOf(new Things.Plain(), new Things.SecondPlain()),
        "two classes claim the thing \"Plain\": %s and %s; rename one of them"
            .formatted(Things.Plain.class.getName(), Things.SecondPlain.class.getName()));
  }

  @Test
  void of_noName_saysWhich() {
    assertRefusedSaying(
        () -> catalogOf(new Things.Nameless()),
        "the thing " + Things.Nameless.class.getName() + " has no name in its specification()");
  }

  @Test
  void create_emptyParentheses_isAsWithout() {
    assertThat(catalog.create("scaled()")).isEqualTo(new Things.Scaled());
    assertThat(catalog.create("scaled")).isEqualTo(new Things.Scaled());
    assertThat(catalog.create("plain( )")).isEqualTo(new Things.Plain());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain(1)|\"plain(1)\" has too many arguments; usage: plain",
        "scaled(1, 2, 3)|\"scaled(1, 2, 3)\" has too many arguments; usage: scaled(factor, shift)",
        "scaled(1, factor=2)|\"scaled(1, factor=2)\" gives factor twice; usage: scaled(factor, shift)",
        "scaled(factr=2)|\"scaled(factr=2)\": there is no parameter factr; usage: scaled(factor, shift) (did you mean factor?)",
        "scaled(shift=1, 2)|\"2\" in \"scaled(shift=1, 2)\" needs a name, since one before it has one",
        "scaled(=2)|\"=2\" in \"scaled(=2)\" has no name before =",
        "plain(x=2)|\"plain(x=2)\": there is no parameter x; usage: plain",
        "scaled(x)|\"x\" in \"scaled(x)\" is not a number",
        "scaled(1,)|\"scaled(1,)\" has an argument without a value",
        "scaled(1|\"scaled(1\" is not of the form name or name(number)",
        "scaled)|\"scaled)\" is not of the form name or name(number)",
        "scaled(1)x|\"scaled(1)x\" is not of the form name or name(number)",
        "scaled((1))|\"scaled((1))\" is not of the form name or name(number)",
        "(1)|\"(1)\" is not of the form name or name(number)",
        "plein|unknown thing \"plein\"; allowed: plain, scaled(factor, shift) (did you mean plain?)",
        "xyz|unknown thing \"xyz\"; allowed: plain, scaled(factor, shift)",
      })
  void create_wrongText_saysWhatIsAllowed(String text, String message) {
    assertRefused(() -> catalog.create(text), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void create_blankText_isRefused(String text) {
    assertRefused(() -> catalog.create(text), "\"\" is not of the form name or name(number)");
  }

  @Test
  void create_anyText_throwsIllegalArgumentAtMost() {
    Cases.check(
        20_000, random -> assertThatCode(() -> parse(junk(random))).doesNotThrowAnyException());
  }

  private void parse(String text) {
    try {
      assertThat(catalog.create(text)).isNotNull();
    } catch (IllegalArgumentException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
  }

  private static String junk(Random random) {
    String[] parts = {"plain", "scaled", "(", ")", ",", "1", "-", "e9", ".", " ", "\0", "%s", "é"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      boolean known = random.nextInt(5) > 0;
      text.append(
          known ? parts[random.nextInt(parts.length)] : (char) random.nextInt(Character.MAX_VALUE));
    }
    return text.toString();
  }

  @Test
  void usages_afterAdding_areListedAsWritten() {
    assertThat(catalog.usages()).containsExactly("plain", "scaled(factor, shift)");
  }
}
