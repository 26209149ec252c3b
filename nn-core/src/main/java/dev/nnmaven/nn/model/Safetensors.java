package dev.nnmaven.nn.model;

import com.google.gson.stream.JsonWriter;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The safetensors format: the length of a header in eight little-endian bytes, the header in JSON,
 * then the tensors one after the other. It cannot hold code, and every length can be checked before
 * memory is allocated.
 *
 * @param metadata texts by name
 * @param tensors float32 tensors by name; of a file that was read, in the order of their bytes
 * @param types element types of all tensors by name, in the order of their bytes; includes tensors
 *     of types other than float32, whose elements are not read
 */
public record Safetensors(
    SortedMap<String, String> metadata, Map<String, Tensor> tensors, Map<String, String> types) {

  /** Maximum length of a header in bytes; names and options take kilobytes. */
  static final int LONGEST_HEADER = 1 << 24;

  /** Alignment of tensors in bytes; the header is padded with spaces. */
  private static final int ALIGNMENT = 8;

  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Content of a file to write.
   *
   * @param tensors in the order of their bytes
   */
  public static Safetensors of(SortedMap<String, String> metadata, List<Tensor> tensors) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      byName.put(tensor.name(), tensor);
      types.put(tensor.name(), SafetensorsHeader.FLOAT32);
    }
    return new Safetensors(metadata, byName, types);
  }

  /**
   * Writes the file to a stream, which is not closed; equal content gives equal bytes.
   *
   * @throws IllegalArgumentException if the header is too long to be read again; nothing is written
   *     then
   */
  public void writeTo(OutputStream out) throws IOException {
    byte[] header = header();
    byte[] length = new byte[Long.BYTES];
    littleEndian(length).putLong(header.length);
    out.write(length);
    out.write(header);
    for (Tensor tensor : tensors.values()) {
      write(tensor.values(), out);
    }
  }

  /**
   * The header of the file.
   *
   * @throws IllegalArgumentException if it is too long to be read again
   */
  byte[] header() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        JsonWriter json = new JsonWriter(text)) {
      json.beginObject().name(SafetensorsHeader.METADATA).beginObject();
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.name(entry.getKey()).value(entry.getValue());
      }
      json.endObject();
      long offset = 0;
      for (Tensor tensor : tensors.values()) {
        long end = offset + (long) Float.BYTES * tensor.values().length;
        json.name(tensor.name()).beginObject().name("dtype").value(SafetensorsHeader.FLOAT32);
        json.name("shape").jsonValue(Arrays.toString(tensor.shape()).replace(" ", ""));
        json.name("data_offsets").beginArray().value(offset).value(end).endArray().endObject();
        offset = end;
      }
      json.endObject();
    }
    while (bytes.size() % ALIGNMENT != 0) {
      bytes.write(' ');
    }
    if (bytes.size() > LONGEST_HEADER) {
      throw Illegal.argument(
          "the header takes %s bytes, expected at most %s; the names of classes, columns and values"
              + " are in it",
          bytes.size(), LONGEST_HEADER);
    }
    return bytes.toByteArray();
  }

  private static void write(float[] values, OutputStream out) throws IOException {
    byte[] bytes = new byte[BUFFER_BYTES];
    ByteBuffer buffer = littleEndian(bytes);
    for (float value : values) {
      if (!buffer.hasRemaining()) {
        out.write(bytes);
        buffer.clear();
      }
      buffer.putFloat(value);
    }
    out.write(bytes, 0, buffer.position());
  }

  /**
   * Reads a file.
   *
   * @param length length of the stream in bytes
   * @throws MalformedFileException if it is not a safetensors file
   */
  public static Safetensors read(InputStream in, long length) throws IOException {
    try {
      long headerLength = readHeaderLength(in, length);
      byte[] header = in.readNBytes((int) headerLength);
      if (header.length < headerLength) {
        throw new EOFException();
      }
      long dataLength = length - Long.BYTES - headerLength;
      SafetensorsHeader parsed = SafetensorsHeader.parse(header, dataLength);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      Map<String, String> types = new LinkedHashMap<>();
      for (SafetensorsHeader.Entry entry : parsed.entries()) {
        types.put(entry.name(), entry.type());
        if (entry.isFloat32()) {
          float[] values = read(in, entry.count());
          tensors.put(entry.name(), new Tensor(entry.name(), entry.shape(), values));
        } else {
          in.skipNBytes(entry.end() - entry.begin());
        }
      }
      return new Safetensors(parsed.metadata(), tensors, types);
    } catch (EOFException e) {
      throw new MalformedFileException("the file ends early", e);
    }
  }

  private static long readHeaderLength(InputStream in, long length) throws IOException {
    byte[] bytes = in.readNBytes(Long.BYTES);
    if (bytes.length < Long.BYTES) {
      throw new MalformedFileException(
          "not a safetensors file, or cut short: expected at least %s bytes, found %s",
          Long.BYTES, bytes.length);
    }
    long headerLength = littleEndian(bytes).getLong();
    long most = Math.min(length - Long.BYTES, LONGEST_HEADER);
    if (headerLength < 2 || headerLength > most) {
      throw new MalformedFileException(
          "not a safetensors file, or cut short: the header claims %s bytes, expected 2 to %s",
          Long.toUnsignedString(headerLength), most);
    }
    return headerLength;
  }

  private static float[] read(InputStream in, int count) throws IOException {
    float[] values = new float[count];
    byte[] bytes = new byte[BUFFER_BYTES];
    int done = 0;
    while (done < count) {
      int wanted = (int) Math.min(BUFFER_BYTES, (long) Float.BYTES * (count - done));
      if (in.readNBytes(bytes, 0, wanted) < wanted) {
        throw new EOFException();
      }
      littleEndian(bytes).asFloatBuffer().get(values, done, wanted / Float.BYTES);
      done += wanted / Float.BYTES;
    }
    return values;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Throws if a tensor is not float32, as its elements were not read.
   *
   * @throws MalformedFileException if there is one; the message names it
   */
  public void requireFloat32() throws MalformedFileException {
    for (Map.Entry<String, String> type : types.entrySet()) {
      if (!tensors.containsKey(type.getKey())) {
        throw new MalformedFileException(
            "tensor %s has type %s, expected %s",
            SafeText.text(type.getKey()),
            SafeText.text(type.getValue()),
            SafetensorsHeader.FLOAT32);
      }
    }
  }

  /**
   * A tensor by name.
   *
   * @throws MalformedFileException if there is none
   */
  public Tensor tensor(String name) throws MalformedFileException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new MalformedFileException(
          "tensor %s is missing; the file has [%s]", name, SafeText.list(tensors.keySet()));
    }
    return tensor;
  }
}
