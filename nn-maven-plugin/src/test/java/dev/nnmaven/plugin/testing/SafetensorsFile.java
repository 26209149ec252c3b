package dev.nnmaven.plugin.testing;

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
  private final List<float[]> values = new ArrayList<>();
  private int bytes;

  /** A file without tensors. */
  public SafetensorsFile() {}

  /** Adds a tensor of that shape. */
  public SafetensorsFile with(String name, int[] shape, float... elements) {
    int end = bytes + Float.BYTES * elements.length;
    entries.add(
        "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
            .formatted(name, Arrays.toString(shape), bytes, end));
    values.add(elements);
    bytes = end;
    return this;
  }

  /** Writes it. */
  public Path write(Path file) throws IOException {
    byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(Long.BYTES + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(header.length).put(header);
    values.forEach(
        elements -> {
          for (float element : elements) {
            all.putFloat(element);
          }
        });
    return Files.write(file, all.array());
  }
}
