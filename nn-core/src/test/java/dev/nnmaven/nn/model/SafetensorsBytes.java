package dev.nnmaven.nn.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a safetensors file, taken apart and put together by hand. */
record SafetensorsBytes(String header, byte[] data) {

  static SafetensorsBytes of(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(buffer.getLong())];
    buffer.get(header);
    byte[] data = new byte[buffer.remaining()];
    buffer.get(data);
    return new SafetensorsBytes(new String(header, StandardCharsets.UTF_8), data);
  }

  SafetensorsBytes withHeader(String newHeader) {
    return new SafetensorsBytes(newHeader, data);
  }

  SafetensorsBytes withData(byte[] newData) {
    return new SafetensorsBytes(header, newData);
  }

  /** A file whose header has something else in place of something that it must have. */
  SafetensorsBytes replacing(String part, String by) {
    if (!header.contains(part)) {
      throw new AssertionError(part + " is not in " + header);
    }
    return withHeader(header.replace(part, by));
  }

  byte[] toFile() {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return toFile(text.length, text);
  }

  byte[] toFile(long claimedLength, byte[] text) {
    return ByteBuffer.allocate(Long.BYTES + text.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(claimedLength)
        .put(text)
        .put(data)
        .array();
  }
}
