package dev.nnmaven.nn.data;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Image files decoded on all processors, in the order in which they were given.
 *
 * @param images one for each file
 */
record DecodedImages(List<Decoded> images) {

  /** Files that one task decodes: enough to make handing it over cheap. */
  private static final int FILES_PER_TASK = 64;

  /**
   * A file to decode.
   *
   * @param name what messages call it
   * @param label its class
   */
  record Entry(Path file, String name, int label) {}

  /**
   * What became of it.
   *
   * @param grey the image, or null
   * @param problem why there is none, or null
   */
  record Decoded(Entry entry, GreyImage grey, String problem) {}

  /**
   * Decodes the files.
   *
   * @throws InterruptedIOException if the thread is interrupted meanwhile
   */
  static DecodedImages of(List<Entry> entries) throws IOException {
    // Not the common pool: its threads do not have the class loader of a Maven plugin.
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<List<Decoded>>> parts = new ArrayList<>();
      for (int i = 0; i < entries.size(); i += FILES_PER_TASK) {
        List<Entry> part = entries.subList(i, Math.min(i + FILES_PER_TASK, entries.size()));
        parts.add(workers.submit(() -> decode(part)));
      }
      List<Decoded> images = new ArrayList<>();
      for (Future<List<Decoded>> part : parts) {
        if (Thread.interrupted()) { // get() would not notice where a part is done already
          throw new InterruptedException();
        }
        images.addAll(part.get());
      }
      return new DecodedImages(images);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while reading images").initCause(e);
    } catch (ExecutionException e) {
      throw new IOException("images could not be decoded: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<Decoded> decode(List<Entry> entries) {
    try (ImageDecoder decoder = new ImageDecoder()) {
      return entries.stream().map(entry -> decode(entry, decoder)).toList();
    }
  }

  private static Decoded decode(Entry entry, ImageDecoder decoder) {
    try {
      byte[] file = RegularFile.read(entry.file(), GreyImage.MOST_BYTES);
      return new Decoded(entry, decoder.decode(file), null);
    } catch (IOException e) {
      return new Decoded(entry, null, FileProblem.reason(e));
    }
  }
}
