import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What remains of a family's name when weight, width and slope are taken off: "Fira Code Retina"
 * and "FiraCode Light" are both "fira code". Fonts name families as they like, so without this a
 * family of twelve weights would count as twelve families.
 */
final class FamilyName {
  private static final Set<String> STYLES =
      Set.of(
          ("thin hairline extralight ultralight light semilight book regular reg normal roman"
                  + " medium semibold demibold demi bold extrabold ultrabold ultra black heavy"
                  + " retina italic oblique ital it obl slanted upright condensed cond narrow"
                  + " compressed extracondensed semicondensed extended expanded semiexpanded wide"
                  + " semi extra half shadow outline hollow solid sc smallcaps caps std alternates"
                  + " brk s r")
              .split(" "));

  private FamilyName() {}

  /** The family without words of style. */
  static String of(Face face) {
    return String.join(" ", words(face));
  }

  /**
   * The first word of {@link #of}. Faces that share it go into the same part of the data: "Roboto"
   * and "Roboto Slab" are one drawing at heart, whatever packages they come in.
   */
  static String firstWord(Face face) {
    return words(face).get(0);
  }

  private static List<String> words(Face face) {
    String spaced = face.family().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    String[] words =
        spaced.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", " ").trim().split(" ");
    List<String> kept = new ArrayList<>();
    for (String word : words) {
      if (kept.isEmpty() || !STYLES.contains(word)) {
        kept.add(word);
      }
    }
    return kept;
  }
}
