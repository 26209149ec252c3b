package dev.nnmaven.nn.data.table;

import java.util.Arrays;

/**
 * What a character is for {@link TextTokenizer}, and its lower case, by tables of this class: those
 * of a JDK change with its version.
 */
final class CharacterRoles {

  static final byte SEPARATOR = 0;
  static final byte WORD = 1;

  /** A character that is a token, of a script without spaces or a picture. */
  static final byte ALONE = 2;

  static final byte SKIPPED = 3;

  /** A token of ASCII without characters to look into. */
  static final byte SYMBOL = 4;

  private static final int BASIC = 0x10000;

  /** Code points above ASCII between words. */
  private static final String SEPARATORS =
      "80-A9 AB-B4 B6-B9 BB-BF D7 F7 2C2-2DF 37E 387 55A-55F 589-58A 5BE 5C0 5C3 5F3-5F4 600-60F"
          + " 61B-61F 66A-66D 6D4 964-965 104A-104F 10FB 1360-1368 1680 17D4-17DB 2000-206F"
          + " 207A-207E 208A-208E 20A0-20CF 2100-2101 2190-2BFF 2E00-2E5F 2FF0-2FFF 3000-3004"
          + " 3007-3020 3030 303D-303F 30A0 30FB D800-F8FF FD3E-FD3F FE10-FE1F FE30-FE6F FF01-FF0F"
          + " FF1A-FF20 FF3B-FF40 FF5B-FF65 FFE0-FFFF";

  /** Thai, Lao, Burmese, Khmer, Chinese, Japanese, Yi. */
  private static final String SCRIPTS_WITHOUT_SPACES =
      "E00-EFF 1000-109F 1780-17FF 2E80-A4CF A9E0-A9FF F900-FAFF FF66-FF9F";

  /** Soft hyphens, accents of their own, what has no width or turns the direction. */
  private static final String INVISIBLE = "AD 300-36F 200B-200F 202A-202E 2060-2064 FE00-FE0F FEFF";

  /** Capitals and how far their small letters are from them, hexadecimal. */
  private static final String CAPITALS =
      "41-5A+20 C0-D6+20 D8-DE+20 178-79 18F+CA 386+26 388-38A+25 38C+40 38E-38F+3F 391-3A1+20"
          + " 3A3-3AB+20 3C2+1 400-40F+50 410-42F+20 4C0+F 531-556+30 1E9E-1DBF FF21-FF3A+20 130-C7";

  /** Ranges whose first, third, fifth, ... is a capital before its small letter. */
  private static final String IN_TURN =
      "100-12E 132-136 139-147 14A-176 179-17D 1A0-1A4 1AF 1CD-1DB 1DE-1EE 1F8-21E 222-232 460-480"
          + " 48A-4BE 4C1-4CD 4D0-52E 1E00-1E94 1EA0-1EFE";

  private static final byte[] ROLES = new byte[BASIC];
  private static final char[] LOWER = new char[BASIC];

  static {
    Arrays.fill(ROLES, 0x21, 0x7F, SYMBOL);
    Arrays.fill(ROLES, '0', '9' + 1, WORD);
    Arrays.fill(ROLES, 'A', 'Z' + 1, WORD);
    Arrays.fill(ROLES, 'a', 'z' + 1, WORD);
    Arrays.fill(ROLES, 0x80, BASIC, WORD);
    fill(SCRIPTS_WITHOUT_SPACES, ALONE);
    fill(SEPARATORS, SEPARATOR);
    fill(INVISIBLE, SKIPPED);
    for (int c = 0; c < BASIC; c++) {
      LOWER[c] = (char) c;
    }
    for (String range : IN_TURN.split(" ")) {
      int[] ends = ends(range);
      for (int c = ends[0]; c <= ends[1]; c += 2) {
        LOWER[c] = (char) (c + 1);
      }
    }
    for (String range : CAPITALS.split(" ")) {
      int sign = Math.max(range.lastIndexOf('+'), range.indexOf('+') < 0 ? range.indexOf('-') : 0);
      int[] ends = ends(range.substring(0, sign));
      int far = Integer.parseInt(range.substring(sign), 16);
      for (int c = ends[0]; c <= ends[1]; c++) {
        LOWER[c] = (char) (c + far);
      }
    }
  }

  private CharacterRoles() {}

  private static void fill(String ranges, byte role) {
    for (String range : ranges.split(" ")) {
      int[] ends = ends(range);
      Arrays.fill(ROLES, ends[0], ends[1] + 1, role);
    }
  }

  /** The first and the last of {@code 3A3-3AB}, or of {@code 37E}. */
  private static int[] ends(String range) {
    String[] ends = range.split("-");
    return new int[] {Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16)};
  }

  /** The role of a code point. */
  static byte of(int point) {
    if (point < BASIC) {
      return ROLES[point];
    }
    boolean isPicture = point >= 0x1F000 && point < 0x20000;
    boolean isChinese = point >= 0x20000 && point < 0x40000;
    return isPicture || isChinese ? ALONE : point < 0x40000 ? WORD : SEPARATOR;
  }

  /** Lower case of Latin, Greek, Cyrillic, Armenian and full-width letters; else itself. */
  static int lower(int point) {
    return point < BASIC ? LOWER[point] : point;
  }
}
