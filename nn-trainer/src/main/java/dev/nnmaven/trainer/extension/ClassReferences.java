package dev.nnmaven.trainer.extension;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The classes that a class refers to, read from the constants of its file.
 *
 * <p>Source: <i>The Java Virtual Machine Specification</i>, section 4.4. Read by hand, since only
 * names are wanted, and a library for class files refuses those of a Java that is newer than it.
 */
final class ClassReferences {

  private static final int MAGIC = 0xCAFEBABE;

  private ClassReferences() {}

  /** Their names with slashes; texts that only look like names do no harm. */
  static SortedSet<String> of(InputStream in, Path file) throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      if (data.readInt() != MAGIC) {
        throw damaged(file, "it does not begin as a class does");
      }
      data.skipNBytes(4); // its version
      return constants(data, file);
    } catch (EOFException e) {
      throw damaged(file, "it ends early");
    }
  }

  private static SortedSet<String> constants(DataInputStream data, Path file) throws IOException {
    int count = data.readUnsignedShort();
    String[] texts = new String[count];
    for (int i = 1; i < count; i++) {
      int tag = data.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = data.readUTF();
        case 7, 8, 16, 19, 20 -> data.skipNBytes(2); // class, string, method type, module, package
        case 15 -> data.skipNBytes(3); // method handle
        case 3, 4, 9, 10, 11, 12, 17, 18 -> data.skipNBytes(4); // numbers, references
        case 5, 6 -> { // long and double take two places
          data.skipNBytes(8);
          i++;
        }
        default -> throw damaged(file, "it has a constant of the unknown kind " + tag);
      }
    }
    return names(texts);
  }

  /** Names of classes are there by themselves and, between L and a semicolon, in descriptors. */
  private static SortedSet<String> names(String[] texts) {
    SortedSet<String> names = new TreeSet<>();
    for (String text : texts) {
      if (text == null) {
        continue;
      }
      if (isName(text)) {
        names.add(text);
      }
      for (String part : text.split("[;<>()\\[]", -1)) {
        int start = part.indexOf('L');
        if (start >= 0 && isName(part.substring(start + 1))) {
          names.add(part.substring(start + 1));
        }
      }
    }
    return names;
  }

  /** Whether a text could be the name of a class, with slashes. */
  static boolean isName(String text) {
    if (text.isEmpty() || text.startsWith("/") || text.contains("//")) {
      return false;
    }
    return text.chars()
        .allMatch(
            c ->
                c == '/'
                    || Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  private static IOException damaged(Path file, String why) {
    return new IOException("%s is not a class file: %s".formatted(file, why));
  }
}
