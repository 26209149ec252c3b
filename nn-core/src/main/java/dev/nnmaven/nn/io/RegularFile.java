package dev.nnmaven.nn.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads regular files only; the one place where files are opened for reading. Links are followed. A
 * pipe could block forever, a device may have no end, what the kernel makes up tells of the process
 * that reads it, and messages for folders differ between systems. Git LFS leaves a pointer where it
 * has not fetched a file. All methods throw what {@link #open} throws, but those that do not read
 * find no pointer.
 */
public final class RegularFile {

  /** Where Linux has files that are regular by their attributes, and made up when they are read. */
  private static final List<Path> KERNEL =
      Stream.of("/proc", "/sys").map(Path::of).filter(Files::isDirectory).toList();

  /** How a pointer begins, as its specification requires. */
  private static final byte[] POINTER =
      "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.US_ASCII);

  private static final int LONGEST_POINTER = 1024; // bytes, as its specification limits it

  private RegularFile() {}

  /**
   * Opens a file.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws FileSystemException if it is a folder, a pipe, a device, a pointer of Git LFS or the
   *     like; the reason says so
   * @throws IOException if it cannot be opened
   */
  public static InputStream open(Path file) throws IOException {
    boolean mayBePointer = attributes(file).size() < LONGEST_POINTER;
    InputStream in = Files.newInputStream(file);
    try {
      return mayBePointer ? notPointer(in, file) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream notPointer(InputStream in, Path file) throws IOException {
    byte[] start = in.readNBytes(POINTER.length);
    if (Arrays.equals(start, POINTER)) {
      throw new FileSystemException(
          file.toString(),
          null,
          "is a pointer of Git LFS instead of the data; \"git lfs pull\" fetches the data");
    }
    PushbackInputStream whole = new PushbackInputStream(in, POINTER.length);
    whole.unread(start);
    return whole;
  }

  /** Size of a file in bytes. */
  public static long size(Path file) throws IOException {
    return attributes(file).size();
  }

  /**
   * Reads a file.
   *
   * @param most how many bytes it may have
   * @throws IOException if it has more
   */
  public static byte[] read(Path file, int most) throws IOException {
    try (InputStream in = open(file)) {
      byte[] content = in.readNBytes(most);
      if (in.read() >= 0) { // whatever its size claims: it may grow
        throw new FileSystemException(
            file.toString(), null, "too long; expected at most %s bytes".formatted(most));
      }
      return content;
    }
  }

  /**
   * Reads UTF-8 text.
   *
   * @param most how many bytes it may have
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   * @throws IOException if it has more
   */
  public static String readString(Path file, int most) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read(file, most))).toString();
  }

  /** Copies a file, replacing the target if it exists. */
  public static void copy(Path from, Path to) throws IOException {
    attributes(from);
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether two files have the same bytes. */
  public static boolean haveSameContent(Path file, Path other) throws IOException {
    return size(file) == size(other) && Files.mismatch(file, other) < 0;
  }

  /**
   * Why there is no file to read; follows the path in a message: {@code does not exist}, {@code is
   * a folder}; empty if there is a file.
   */
  public static Optional<String> obstacle(Path file) {
    try {
      attributes(file);
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of(Folder.absence(file));
    } catch (IOException e) {
      return Optional.of(FileProblem.reason(e));
    }
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      String found = attributes.isDirectory() ? "is a folder" : "is neither a file nor a folder";
      throw new FileSystemException(file.toString(), null, found);
    }
    requireNotOfKernel(file);
    return attributes;
  }

  /** Throws if a file or folder is one that the kernel makes up. */
  static void requireNotOfKernel(Path place) throws IOException {
    if (!KERNEL.isEmpty()) {
      Path real = place.toRealPath();
      if (KERNEL.stream().anyMatch(real::startsWith)) {
        throw new FileSystemException(place.toString(), null, "is of the kernel, and no data");
      }
    }
  }
}
