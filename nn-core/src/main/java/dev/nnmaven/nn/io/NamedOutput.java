package dev.nnmaven.nn.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * An output stream whose exceptions name the file: those of a full disk do not by themselves. Wrap
 * it in a BufferedOutputStream: single bytes are not covered.
 */
final class NamedOutput extends FilterOutputStream {

  private final Path file;

  NamedOutput(Path file, OutputStream out) {
    super(out);
    this.file = file;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (FileSystemException e) {
      throw e; // it has a name already
    } catch (IOException e) {
      FileSystemException named =
          new FileSystemException(file.toString(), null, FileProblem.reason(e));
      named.initCause(e);
      throw named;
    }
  }
}
