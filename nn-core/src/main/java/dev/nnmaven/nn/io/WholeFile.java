package dev.nnmaven.nn.io;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes a file beside its place and moves it there when it is complete, so that nobody ever reads
 * half of it and an interrupted writer leaves the old one as it was.
 *
 * <p>What lies beside is removed when writing fails and when the JVM is asked to end. A process
 * that is killed cannot do so: whoever knows of that calls {@link #removeLeftovers}, and otherwise
 * a later {@link #write} does it.
 */
public final class WholeFile {

  /** Nobody writes for so long: what is as old was left behind. */
  private static final Duration ABANDONED = Duration.ofHours(1);

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
    removeLeftovers(target, "\\d+", Instant.now().minus(ABANDONED));
    Path beside = beside(target);
    Thread cleaner = new Thread(() -> deleteQuietly(beside), "nn-remove-half-written");
    startWithEndOfJvm(cleaner);
    try {
      MessageDigest digest = Sha256.start();
      try (OutputStream out =
          new BufferedOutputStream(
              new DigestOutputStream(Files.newOutputStream(beside, CREATE_NEW, WRITE), digest))) {
        content.writeTo(out);
      }
      move(beside, target);
      return Sha256.hex(digest);
    } finally {
      Files.deleteIfExists(beside);
      forget(cleaner);
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
   * Removes what a process had written of a file, if anything, when it was killed. The file itself
   * stays.
   *
   * @param pid of the process; it must have ended
   */
  public static void removeLeftovers(Path file, long pid) {
    removeLeftovers(file.toAbsolutePath(), Long.toString(pid), Instant.MAX);
  }

  private static void removeLeftovers(Path target, String pid, Instant before) {
    Pattern name =
        Pattern.compile(
            Pattern.quote("." + target.getFileName() + "-") + pid + "-[0-9a-f-]{36}\\.tmp");
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(target.getParent())) {
      for (Path sibling : siblings) {
        if (name.matcher(sibling.getFileName().toString()).matches()
            && Files.getLastModifiedTime(sibling).toInstant().isBefore(before)) {
          Files.deleteIfExists(sibling);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // They are in nobody's way; the next one to write may succeed.
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
