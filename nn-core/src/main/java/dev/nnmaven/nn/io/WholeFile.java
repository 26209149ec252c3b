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
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
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
 * Writes a file beside its place and moves it there when it is complete, so that nobody ever reads
 * half of it and an interrupted writer leaves the old one as it was.
 *
 * <p>What lies beside is removed when writing fails and when the JVM is asked to end. A process
 * that is killed cannot do so. It holds a lock on what it writes, which the system takes from it
 * when it ends, however it ends: what nobody holds is removed by the next one that writes the same
 * file, or is about to.
 */
public final class WholeFile {

  /** Where the lock is: far behind what is written, which on Windows nobody could read else. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /** What this process is writing, since closing any channel of a file gives its lock away. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it; the stream is buffered and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /**
   * Makes sure that a file could be written now, and makes its missing parent folders: for who is
   * about to work for hours on what the file will hold.
   *
   * @throws IOException if it could not; the message says why, and names the file or folder
   */
  public static void requireWritable(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new IOException(file + " is a folder; expected the name of a file");
    }
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
      throw new IOException(
          "nothing can be written into the folder %s: %s".formatted(folder, FileProblem.reason(e)),
          e);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Writes a file; missing parent folders are made.
   *
   * @return the SHA-256 of what was written, in hexadecimal: the file may be another one soon
   * @throws IOException if it cannot be written; an older file is then untouched
   */
  public static String write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    removeLeftovers(target);
    try (Beside beside = Beside.of(target)) {
      MessageDigest digest = Sha256.start();
      // Not closed by itself: that would give the lock away before the file has its name.
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
   * What is being written.
   *
   * @param channel holds a lock, where the file system has locks
   * @param cleaner removes the file when the JVM ends
   */
  private record Beside(Path path, FileChannel channel, Thread cleaner) implements AutoCloseable {

    /** Somebody who removes leftovers may find a file in the moment before it is held. */
    private static final int ATTEMPTS = 10;

    static Beside of(Path target) throws IOException {
      for (int attempt = 1; ; attempt++) {
        Beside made = make(beside(target));
        if ((hold(made.channel) && Files.exists(made.path)) || attempt == ATTEMPTS) {
          return made;
        }
        made.close();
      }
    }

    private static Beside make(Path path) throws IOException {
      Thread cleaner = new Thread(() -> deleteQuietly(path), "nn-remove-half-written");
      startWithEndOfJvm(cleaner);
      OWN.add(path);
      try {
        return new Beside(path, FileChannel.open(path, CREATE_NEW, WRITE), cleaner);
      } catch (IOException e) {
        OWN.remove(path);
        forget(cleaner);
        throw e;
      }
    }

    /** Until the channel is closed, or this process ends; whether nobody else holds it. */
    private static boolean hold(FileChannel channel) {
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
        forget(cleaner);
      }
    }
  }

  /**
   * Not Files.createTempFile: that lets nobody but the owner read the result. Joined, not
   * formatted: %d writes the digits of the locale, by which leftovers would not be found.
   */
  private static Path beside(Path target) {
    long pid = ProcessHandle.current().pid();
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
   * Removes what processes had written of a file, if anything, when they were killed. The file
   * itself stays, and so does what a living process is writing.
   */
  public static void removeLeftovers(Path file) {
    Path target = file.toAbsolutePath();
    Pattern name =
        Pattern.compile(
            Pattern.quote("." + target.getFileName() + "-") + "\\d+-[0-9a-f-]{36}\\.tmp");
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(target.getParent())) {
      for (Path sibling : siblings) {
        if (name.matcher(sibling.getFileName().toString()).matches() && !OWN.contains(sibling)) {
          removeUnlessHeld(sibling);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // They are in nobody's way; the next one to write may succeed.
    }
  }

  private static void removeUnlessHeld(Path file) {
    try (FileChannel channel = FileChannel.open(file, WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false)) {
      if (lock != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // It is gone already, or held in this process by another class loader, or nobody can tell.
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The JVM is ending; nobody is left to be told.
    }
  }

  private static void startWithEndOfJvm(Thread cleaner) {
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // It is ending already.
    }
  }

  private static void forget(Thread cleaner) {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // It is ending, and the cleaner has been started.
    }
  }
}
