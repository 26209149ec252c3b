package dev.nnmaven.trainer.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A safetensors file written by hand, tensor by tensor. */
public final class SafetensorsFile {

  private final List<String> entries = new ArrayList<>();
  private final List<byte[]> values = new ArrayList<>();
  private int bytes;
  private int headerLength;

  /** A file without tensors. */
  public SafetensorsFile() {}

  /** Adds a tensor of that shape. */
  public SafetensorsFile with(String name, int[] shape, float... elements) {
    ByteBuffer data =
        ByteBuffer.allocate(Float.BYTES * elements.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(elements);
    return with(name, "F32", shape, data.array());
  }

  /** Adds a tensor of another type, whose bytes are zeros. */
  public SafetensorsFile withOther(String name, String type, int[] shape, int count) {
    return with(name, type, shape, new byte[count]);
  }

  private SafetensorsFile with(String name, String type, int[] shape, byte[] data) {
    int end = bytes + data.length;
    entries.add(
        "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
            .formatted(name, type, Arrays.toString(shape), bytes, end));
    values.add(data);
    bytes = end;
    return this;
  }

  /** Makes the header that long, with spaces after it. */
  public SafetensorsFile headerOf(int length) {
    headerLength = length;
    return this;
  }

  /** Writes it. */
  public Path write(Path file) throws IOException {
    String json = "{" + String.join(",", entries) + "}";
    String padding = " ".repeat(Math.max(0, headerLength - json.length()));
    byte[] header = (json + padding).getBytes(StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(Long.BYTES + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(header.length).put(header);
    values.forEach(all::put);
    return Files.write(file, all.array());
  }
}
