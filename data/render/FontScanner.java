import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds every face below a folder that has the letters A to J, and draws them.
 *
 * <p>The folder has one subfolder for each Debian package, named after it and holding what the
 * package would install.
 */
final class FontScanner {
  /** One em. Drawing is free of hinting, so the size only sets the unit of {@link Outline}. */
  private static final float EM = 1000f;

  /** Anti-aliased with fractional metrics: what keeps the outline the designer's own. */
  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  private final Path root;
  private final Set<String> excluded;
  private final Rasterizer rasterizer = new Rasterizer(LanczosFilter.FINE_SIDE);
  private final LanczosFilter filter = new LanczosFilter();

  /**
   * @param root the folder of packages
   * @param excluded {@linkplain Face#id() faces} to leave out
   */
  FontScanner(Path root, Set<String> excluded) {
    this.root = root;
    this.excluded = Set.copyOf(excluded);
  }

  /** The usable faces, in the order of their font files' names and never in the file system's. */
  List<Face> scan() throws IOException {
    List<Face> faces = new ArrayList<>();
    for (String file : fontFiles()) {
      Font[] fonts;
      try {
        fonts = Font.createFonts(root.resolve(file).toFile());
      } catch (FontFormatException e) {
        System.err.println("Left out, because Java cannot read it: " + file);
        continue;
      }
      for (int index = 0; index < fonts.length; index++) {
        face(file, index, fonts[index].deriveFont(EM)).ifPresent(faces::add);
      }
    }
    return faces;
  }

  private List<String> fontFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString().replace('\\', '/'))
          .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*\\.(ttf|otf|ttc)"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private Optional<Face> face(String file, int index, Font font) {
    if (font.canDisplayUpTo(Face.LETTERS) >= 0) {
      return Optional.empty();
    }
    List<LetterImage> letters = new ArrayList<>();
    Set<String> distinct = new HashSet<>();
    for (char letter : Face.LETTERS.toCharArray()) {
      var glyph = font.createGlyphVector(UNHINTED, new char[] {letter});
      Outline outline = new Outline(glyph.getOutline());
      if (!outline.hasInk()) {
        return Optional.empty();
      }
      LetterImage image = filter.shrink(rasterizer.fill(outline));
      letters.add(image);
      distinct.add(image.sha256());
    }
    // A font can claim letters that it lacks and show the same box for each.
    if (distinct.size() < letters.size()) {
      return Optional.empty();
    }
    int slash = file.indexOf('/');
    Face face =
        new Face(
            file.substring(0, slash),
            file.substring(slash + 1),
            index,
            font.getFamily(Locale.ENGLISH),
            font.getFontName(Locale.ENGLISH),
            List.copyOf(letters));
    return excluded.contains(face.id()) ? Optional.empty() : Optional.of(face);
  }
}
