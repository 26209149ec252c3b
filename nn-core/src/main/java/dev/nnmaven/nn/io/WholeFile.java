package dev.nnmaven.nn.io;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes a file beside its place and moves it there when it is complete, so that nobody ever reads
 * half of it and an interrupted writer leaves the old one as it was.
 */
public final class WholeFile {

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
   * @throws IOException if it cannot be written; an older file is then untouched
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path beside = beside(target);
    try {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(beside, CREATE_NEW, WRITE))) {
        content.writeTo(out);
      }
      move(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * A name of its own; not Files.createTempFile, which lets nobody but the owner read the result.
   */
  private static Path beside(Path target) {
    return target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID() + ".tmp");
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
