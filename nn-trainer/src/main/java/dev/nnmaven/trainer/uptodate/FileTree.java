package dev.nnmaven.trainer.uptodate;

import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.trainer.files.FolderTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of files and folders.
 *
 * <p>Two hashes detect changes. {@link #content} is exact: names and bytes. {@link #stamp} opens no
 * files: names, sizes, and change times (ctime), which programs cannot set. Equal stamps imply
 * equal content; different ones imply nothing, since a checkout touches files without changing
 * them.
 *
 * @param stamp hash of names, sizes and change times; empty if unreliable: the file system does not
 *     keep such times, or a file changed just now
 */
record FileTree(List<FileTree.Entry> entries, Optional<String> stamp) {

  /** Coarsest resolution of file times: two changes within it may have the same time. */
  private static final Duration COARSEST_CLOCK = Duration.ofSeconds(3);

  /**
   * File systems that set change times themselves. Others may take them from a server or a disk
   * image, where they prove nothing.
   */
  private static final Set<String> KEEPING_TIMES =
      Set.of(
          "ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "tmpfs", "overlay", "apfs", "hfs");

  private static final boolean UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  /**
   * Content by stamp: in one JVM, several goals and modules ask about the same tree, the plugin's
   * code.
   */
  private static final Map<String, String> READ = new ConcurrentHashMap<>();

  /** A file or folder; without a path if its bytes do not count, without an unreliable stamp. */
  record Entry(String name, @Nullable Path path, @Nullable Stamp stamp) {}

  /** When a file changed, and all that changes with it: size, device, number and this time. */
  record Stamp(FileTime changed, String all) {}

  /** Takes a snapshot of files and folders, following links. Missing ones count as empty. */
  static FileTree of(List<Path> roots) throws IOException {
    return of(List.of(), roots, Instant.now());
  }

  /**
   * Takes a snapshot dated at an earlier instant; no file may have changed since.
   *
   * @param imageFolders folders with one subfolder per class: hidden files, and files beside the
   *     subfolders, are not trained on and so ignored
   * @param others other files and folders, which count as a whole
   */
  static FileTree of(List<Path> imageFolders, List<Path> others, Instant seen) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < imageFolders.size(); i++) {
      collect("images " + i, imageFolders.get(i), true, entries);
    }
    for (int i = 0; i < others.size(); i++) {
      collect(Integer.toString(i), others.get(i), false, entries);
    }
    entries.sort(Comparator.comparing(Entry::name));
    return new FileTree(entries, stamp(entries, seen.minus(COARSEST_CLOCK)));
  }

  private static void collect(String label, Path root, boolean images, List<Entry> entries)
      throws IOException {
    if (Files.exists(root)) {
      FolderTree.walk(root, new Walk(label, root, images, entries));
    }
  }

  private static final class Walk extends FolderTree.Visitor {

    private final String label;
    private final Path root;
    private final boolean images;
    private final List<Entry> entries;
    private final Map<Object, Boolean> keepTimes = new HashMap<>(); // by device

    Walk(String label, Path root, boolean images, List<Entry> entries) {
      this.label = label;
      this.root = root;
      this.images = images;
      this.entries = entries;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      FileVisitResult result = super.preVisitDirectory(folder, attributes);
      if (isPassedOver(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      entries.add(new Entry(name(folder) + "/", null, stamp(folder)));
      return result;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      boolean besideClasses = images && root.equals(file.getParent());
      if (!besideClasses && !isPassedOver(file)) {
        // A broken link or a pipe has no bytes to read.
        boolean readable = attributes.isRegularFile();
        entries.add(new Entry(name(file), readable ? file : null, readable ? stamp(file) : null));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof FileSystemLoopException) {
        entries.add(new Entry(name(file), null, null));
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    private boolean isPassedOver(Path path) throws IOException {
      return images && !path.equals(root) && Folder.isHidden(path);
    }

    private String name(Path path) {
      return label + ':' + root.getFileName() + '/' + root.relativize(path);
    }

    private @Nullable Stamp stamp(Path path) throws IOException {
      if (!UNIX) {
        return null;
      }
      Map<String, Object> read = Files.readAttributes(path, "unix:ctime,size,dev,ino");
      Boolean keepsTimes = keepTimes.get(read.get("dev"));
      if (keepsTimes == null) {
        keepsTimes = KEEPING_TIMES.contains(Files.getFileStore(path).type());
        keepTimes.put(read.get("dev"), keepsTimes);
      }
      return keepsTimes && read.get("ctime") instanceof FileTime changed
          ? new Stamp(
              changed,
              changed.to(TimeUnit.NANOSECONDS)
                  + " "
                  + read.get("size")
                  + " "
                  + read.get("dev")
                  + " "
                  + read.get("ino"))
          : null;
    }
  }

  private static Optional<String> stamp(List<Entry> entries, Instant allBefore) {
    long latest = allBefore.toEpochMilli();
    MessageDigest digest = Sha256.start();
    for (Entry entry : entries) {
      Stamp stamp = entry.stamp();
      if (stamp == null || stamp.changed().toMillis() >= latest) {
        return Optional.empty();
      }
      add(digest, entry.name());
      add(digest, stamp.all());
    }
    return Optional.of(Sha256.hex(digest));
  }

  /**
   * Hash of names and bytes, which reads the files unless this JVM has read them before. A file
   * without read permission counts by its name.
   *
   * @throws IOException if a file cannot be read for another reason
   */
  String content() throws IOException {
    String known = stamp.map(READ::get).orElse(null);
    if (known != null) {
      return known;
    }
    String read = read();
    stamp.ifPresent(unchanged -> READ.put(unchanged, read));
    return read;
  }

  private String read() throws IOException {
    MessageDigest digest = Sha256.start();
    MessageDigest one = Sha256.start();
    for (Entry entry : entries) {
      add(digest, entry.name());
      if (entry.path() != null) {
        try {
          Sha256.add(entry.path(), one);
          digest.update(one.digest());
        } catch (AccessDeniedException e) {
          add(digest, "may not be read");
        }
      }
    }
    return Sha256.hex(digest);
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
