package dev.nnmaven.nn.io;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Writes files atomically: to a temporary file beside the target, moved there when complete. Nobody
 * ever reads a partial file, and an interrupted writer leaves the old one intact.
 *
 * <p>The temporary file is removed if writing fails or the JVM shuts down. A killed process cannot
 * do so; but the operating system releases its lock, and unlocked leftovers are removed by the next
 * process that writes, or is about to write, the same file.
 */
public final class AtomicFile {

  /** Position of the lock: beyond all content, since on Windows a locked range cannot be read. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int ATTEMPTS = 10;

  /** Files that this process is writing, since closing any channel of a file releases its lock. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes the content; the stream is buffered, and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Checks that a file can be written and creates missing parent folders: to be called before hours
   * of work on its content.
   *
   * @throws IOException if it cannot be written; the message says why, and names the file or folder
   */
  public static void requireWritable(Path file) throws IOException {
    Path target = target(file);
    Path folder = target.getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "the folder %s cannot be made: %s".formatted(folder, FileProblem.reason(e)), e);
    }
    removeLeftovers(target);
    Path beside = beside(target);
    try {
      Files.createFile(beside);
    } catch (IOException e) {
      throw notWritable(target, e);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Where it is; throws if a folder, a pipe or a device is there, which a move would replace. */
  private static Path target(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      String found = RegularFile.obstacle(file).orElse("is not a file");
      throw new IOException(file + " " + found + "; expected the name of a file");
    }
    return file.toAbsolutePath();
  }

  private static IOException notWritable(Path file, IOException e) {
    return new IOException(
        "nothing can be written into the folder %s: %s"
            .formatted(file.getParent(), FileProblem.reason(e)),
        e);
  }

  /**
   * Writes a file and creates missing parent folders.
   *
   * @return the SHA-256 of what was written, in hexadecimal; another process may replace the file
   *     at any time
   * @throws IOException if it cannot be written; an existing file is then unchanged
   */
  public static String write(Path file, Content content) throws IOException {
    Path target = target(file);
    Files.createDirectories(target.getParent());
    removeLeftovers(target);
    try (TempFile beside = TempFile.of(target)) {
      MessageDigest digest = Sha256.start();
      // Not closed separately: that would release the lock before the file has its final name.
      OutputStream out =
          new BufferedOutputStream(
              new DigestOutputStream(
                  new NamedOutput(target, Channels.newOutputStream(beside.channel())), digest));
      content.writeTo(out);
      out.flush();
      move(beside.path(), target);
      return Sha256.hex(digest);
    }
  }

  /**
   * The temporary file beside the target, and a channel that holds its lock, if there are locks.
   */
  private record TempFile(Path path, FileChannel channel) implements AutoCloseable {

    /** Creates the file; again if another process removed it as a leftover before it was locked. */
    static TempFile of(Path target) throws IOException {
      for (int attempt = 1; ; attempt++) {
        TempFile made = make(beside(target));
        if ((made.hold() && Files.exists(made.path)) || attempt == ATTEMPTS) {
          return made;
        }
        made.close();
      }
    }

    private static TempFile make(Path path) throws IOException {
      OWN.add(path);
      try {
        path.toFile().deleteOnExit();
      } catch (IllegalStateException | UnsupportedOperationException e) {
        // The JVM is already shutting down, or this is another file system than the default one.
      }
      try {
        return new TempFile(path, FileChannel.open(path, CREATE_NEW, WRITE));
      } catch (IOException e) {
        OWN.remove(path);
        throw notWritable(path, e);
      }
    }

    /** Locks the file until the channel is closed; false if another process holds it. */
    private boolean hold() {
      try {
        return channel.tryLock(LOCKED_BYTE, 1, false) != null;
      } catch (IOException e) {
        return true; // a file system without locks, where nobody removes anything
      }
    }

    @Override
    public void close() throws IOException {
      try {
        channel.close();
        Files.deleteIfExists(path); // if it has not got its name
      } finally {
        OWN.remove(path);
      }
    }
  }

  /** Name of the temporary file. Not Files.createTempFile, whose files only the owner can read. */
  private static Path beside(Path target) {
    long pid = ProcessHandle.current().pid(); // concatenated: %d has the digits of the locale
    return target.resolveSibling(
        "." + target.getFileName() + "-" + pid + "-" + UUID.randomUUID() + ".tmp");
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Removes temporary files that killed processes left of a file. The file itself stays, as do the
   * temporary files of running processes.
   */
  public static void removeLeftovers(Path file) {
    Path target = file.toAbsolutePath();
    Pattern name =
        Pattern.compile(
            Pattern.quote("." + target.getFileName() + "-") + "\\d+-[0-9a-f-]{36}\\.tmp");
    try {
      for (Path sibling : Folder.entries(target.resolveSibling(""))) {
        if (name.matcher(sibling.getFileName().toString()).matches() && !OWN.contains(sibling)) {
          removeUnlessHeld(sibling);
        }
      }
    } catch (IOException e) {
      // Leftovers do no harm; the next writer may succeed in removing them.
    }
  }

  private static void removeUnlessHeld(Path file) {
    try (FileChannel channel = FileChannel.open(file, WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false)) {
      if (lock != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // Already gone, or held in this process by another class loader, or unknown.
    }
  }
}
