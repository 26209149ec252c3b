package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Rows as bytes that depend on their values alone: columns in the order of their names; numbers by
 * their bits, words by their length and their bytes in UTF-8, texts by their tokens, so that
 * neither the order of columns nor the other words of a column matter, nor how a text is spaced.
 * Not safe for use by several threads.
 */
final class RowContent {

  private static final int MISSING = -1;
  private static final int UNSEEN = -2;

  private final Table table;
  private final int[] order;
  private final List<byte[][]> words = new ArrayList<>(); // of each column, none of numbers
  private final MessageDigest digest = Sha256.start();
  private final ByteBuffer buffer;

  /** All columns of a table. */
  RowContent(Table table) {
    this(table, table.columns().stream().map(Column::name).toList());
  }

  /** Some columns of a table. */
  RowContent(Table table, Collection<String> names) {
    this.table = table;
    this.order = names.stream().sorted(CodePoints.ORDER).mapToInt(table::index).toArray();
    int longest = 0;
    for (Column column : table.columns()) {
      byte[][] bytes =
          column.values() instanceof Vocabulary texts
              ? texts.contents()
              : column.values().stream()
                  .map(value -> value.getBytes(StandardCharsets.UTF_8))
                  .toArray(byte[][]::new);
      words.add(bytes);
      longest += Long.BYTES + Arrays.stream(bytes).mapToInt(word -> word.length).max().orElse(0);
    }
    this.buffer = ByteBuffer.allocate(longest);
  }

  /** The first eight bytes of the SHA-256 of a row. */
  long key(int row) {
    addTo(digest, row);
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  /** Adds a row to a hash. */
  void addTo(MessageDigest hash, int row) {
    buffer.clear();
    for (int column : order) {
      double raw = table.raw(column, row);
      if (!table.columns().get(column).kind().isListed()) {
        buffer.putLong(Double.doubleToLongBits(raw));
      } else if (!(raw >= 0)) {
        buffer.putInt(Double.isNaN(raw) ? MISSING : UNSEEN);
      } else {
        byte[] word = words.get(column)[(int) raw];
        buffer.putInt(word.length).put(word);
      }
    }
    hash.update(buffer.array(), 0, buffer.position());
  }
}
