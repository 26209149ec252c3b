package dev.nnmaven.plugin.uptodate;

import dev.nnmaven.nn.io.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The files in some folders, or some files themselves, at one moment.
 *
 * <p>Two hashes tell whether they changed. {@link #content} is exact: names and bytes. {@link
 * #stamp} needs no file to be opened: names, sizes and the times of the last change that the file
 * system keeps and no program sets. Equal stamps mean equal content; different ones mean nothing,
 * since a checkout touches files without changing them.
 */
final class FileTree {

  /** A change within this time of an earlier one may leave the same time behind. */
  private static final Duration COARSEST_CLOCK = Duration.ofSeconds(3);

  private record Entry(String name, Path path, long size, Optional<FileTime> changed) {}

  private final List<Entry> entries;
  private final Optional<String> stamp;

  private FileTree(List<Entry> entries, Instant seen) {
    this.entries = entries;
    this.stamp = stamp(entries, seen.minus(COARSEST_CLOCK));
  }

  /** Looks at files and folders, links followed. What does not exist counts as empty. */
  static FileTree of(List<Path> roots) throws IOException {
    return of(roots, Instant.now());
  }

  /** The same, as if looked at then; no file may change later. */
  static FileTree of(List<Path> roots, Instant seen) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < roots.size(); i++) {
      if (Files.exists(roots.get(i))) {
        collect(i, roots.get(i), entries);
      }
    }
    entries.sort(Comparator.comparing(Entry::name));
    return new FileTree(entries, seen);
  }

  private static void collect(int number, Path root, List<Entry> entries) throws IOException {
    boolean unix = Files.getFileStore(root).supportsFileAttributeView("unix");
    EnumSet<FileVisitOption> links = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
    Files.walkFileTree(root, links, Integer.MAX_VALUE, new Walk(number, unix, entries));
  }

  /** Goes through a folder, or looks at one file. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Deque<String> folders = new ArrayDeque<>();
    private final boolean unix;
    private final List<Entry> entries;

    Walk(int number, boolean unix, List<Entry> entries) {
      this.unix = unix;
      this.entries = entries;
      folders.push(number + ":");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      folders.push(name(folder) + "/");
      entries.add(new Entry(folders.peek(), null, 0, Optional.empty()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      folders.pop();
      return super.postVisitDirectory(folder, failure);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Optional<FileTime> changed =
          unix ? Optional.of((FileTime) Files.getAttribute(file, "unix:ctime")) : Optional.empty();
      entries.add(new Entry(name(file), file, attributes.size(), changed));
      return FileVisitResult.CONTINUE;
    }

    private String name(Path path) {
      return folders.peek() + path.getFileName();
    }
  }

  /**
   * The hash of names, sizes and times of change. Empty if it would prove nothing: the file system
   * does not keep such times, or a file has changed only just now.
   */
  Optional<String> stamp() {
    return stamp;
  }

  private static Optional<String> stamp(List<Entry> entries, Instant allBefore) {
    long latest = allBefore.toEpochMilli();
    MessageDigest digest = Sha256.start();
    ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES);
    for (Entry entry : entries) {
      add(digest, entry.name());
      if (entry.path() != null) {
        if (entry.changed().isEmpty() || entry.changed().get().toMillis() >= latest) {
          return Optional.empty();
        }
        numbers
            .clear()
            .putLong(entry.size())
            .putLong(entry.changed().get().to(TimeUnit.NANOSECONDS));
        digest.update(numbers.array());
      }
    }
    return Optional.of(Sha256.hex(digest));
  }

  /**
   * The hash of names and bytes.
   *
   * @throws IOException if a file cannot be read
   */
  String content() throws IOException {
    MessageDigest digest = Sha256.start();
    MessageDigest one = Sha256.start();
    for (Entry entry : entries) {
      add(digest, entry.name());
      if (entry.path() != null) {
        Sha256.add(entry.path(), one);
        digest.update(one.digest());
      }
    }
    return Sha256.hex(digest);
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
