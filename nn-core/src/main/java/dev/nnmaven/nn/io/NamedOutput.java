package dev.nnmaven.nn.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** An output stream whose exceptions name the file: those of a full disk do not by themselves. */
final class NamedOutput extends FilterOutputStream {

  private interface Step {
    void run() throws IOException;
  }

  private final Path file;

  NamedOutput(Path file, OutputStream out) {
    super(out);
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    named(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    named(() -> out.write(bytes, offset, length)); // not a byte at a time, as the class above does
  }

  @Override
  public void flush() throws IOException {
    named(out::flush);
  }

  @Override
  public void close() throws IOException {
    named(out::close);
  }

  private void named(Step step) throws IOException {
    try {
      step.run();
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
